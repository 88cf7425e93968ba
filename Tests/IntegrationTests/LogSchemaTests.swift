import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Real output of `logs-check` against its schemas, judged by the jsonschema package, and its JUnit against the rules
    /// of Jenkins' schema.
    @Suite struct LogSchemaTests {
        private static let relayctl = Relayctl()
        private static let samples = "\(PythonEnvironment.root)/Tests/RelayLogsTests/Samples"
        private static let logs = [
            "daphne-v1.log", "journal-daphne-json.log", "runserver.log", "uvicorn-websockets.log",
            "nginx-access-combined.log", "nginx-error.log",
        ]

        /// Runs that differ in what their documents hold.
        private static let runs: [[String]] =
            logs.map { ["\(samples)/\($0)"] } + [
                logs.map { "\(samples)/\($0)" }, ["--since", "2030-01-01 00:00", "\(samples)/daphne-v1.log"],
                ["--only", "auth.failed", "--top", "0", "\(samples)/daphne-v1.log"],
                ["--rules", "\(PythonEnvironment.root)/examples/rules.toml", "\(samples)/daphne-v1.log"],
                ["\(samples)/daphne-v1.log", "missing.log"],
            ]

        /// What is wrong with the lines of a document, each an object of the schema; "valid" if nothing is.
        private static func check(_ document: String, _ schema: String) throws -> String {
            try PythonEnvironment.run(
                """
                import json, jsonschema, sys
                schema = json.load(open(sys.argv[1]))
                jsonschema.Draft202012Validator.check_schema(schema)
                judge = jsonschema.Draft202012Validator(schema)
                lines = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
                errors = [error for line in lines for error in judge.iter_errors(line)]
                print("; ".join("%s: %s" % (error.json_path, error.message) for error in errors) or ("valid" if lines else "empty"))
                """, "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.\(schema).schema.json",
                relayctl.secretFile("document", document))
        }

        @Test("the document of each run", arguments: runs)
        func documents(words: [String]) throws {
            let document = try Self.relayctl.run(["logs-check", "--json"] + words).output
            #expect(try Self.check(document, "logs-1") == "valid")
        }

        @Test("each event", arguments: runs)
        func events(words: [String]) throws {
            let events = try Self.relayctl.run(["logs-check", "--format", "ndjson"] + words).output
            #expect(events.split(separator: "\n").count >= 1)
            #expect(try Self.check(events, "logs.event-1") == "valid")
        }

        @Test("a line that came and the end of a followed log are events too")
        func followed() throws {
            let words = ["logs-check", "-f", "--max-time", "300ms", "--format", "ndjson"]
            let events = try Self.relayctl.run(words + ["\(Self.samples)/daphne-v1.log"]).output
            #expect(events.contains("\"event\":\"line\""))
            #expect(try Self.check(events, "logs.event-1") == "valid")
        }

        @Test("a document that is wrong is found")
        func wrong() throws {
            let document = try Self.relayctl.run(["logs-check", "--json", "\(Self.samples)/daphne-v1.log"]).output
            for (right, wrong) in [("\"auth.failed\"", "\"auth.fail\""), ("\"lines\":", "\"rows\":")] {
                #expect(try Self.check(document.replacing(right, with: wrong), "logs-1") != "valid")
            }
        }

        /// junit-10.xsd of Jenkins' xunit plugin, as far as elements and attributes go; its numbers are strings but for
        /// the time of a suite.
        private static let junit = """
            import re, sys, xml.etree.ElementTree as tree
            outcomes = {"skipped", "error", "failure"}
            rules = {
                "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
                "testsuite": ({"name", "tests", "failures", "errors"}, {"group", "time", "skipped", "timestamp",
                    "hostname", "id", "package", "file", "log", "url"}, {"testcase", "properties", "system-out"}),
                "testcase": ({"name"}, {"time", "classname", "group"}, outcomes | {"system-out", "system-err"}),
            }
            rules.update({name: (set(), {"type", "message"}, set()) for name in outcomes})
            time = re.compile(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\\.[0-9]*)?")
            faults = []
            def check(element):
                required, optional, children = rules[element.tag]
                names = set(element.attrib)
                if not required <= names <= required | optional:
                    faults.append("%s has %s" % (element.tag, sorted(names)))
                if element.tag == "testsuite" and not time.fullmatch(element.get("time", "")):
                    faults.append("time " + element.get("time"))
                if children and (element.text or "").strip():
                    faults.append("text in " + element.tag)
                for child in element:
                    if child.tag in children: check(child)
                    else: faults.append("%s in %s" % (child.tag, element.tag))
            root = tree.parse(sys.argv[1]).getroot()
            if root.tag != "testsuites": faults.append(root.tag)
            else: check(root)
            suites = root.findall("testsuite")
            for suite in suites:
                cases = suite.findall("testcase")
                for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                    if int(suite.get(name)) != sum(case.find(tag) is not None for case in cases): faults.append(name)
                if int(suite.get("tests")) != len(cases): faults.append("tests")
            print("; ".join(faults) or ("valid" if suites and not root.attrib else "empty, or attributes"))
            """

        private static func checkJUnit(_ document: String) throws -> String {
            try PythonEnvironment.run(junit, relayctl.secretFile("junit.xml", document))
        }

        @Test("JUnit keeps the rules of Jenkins' schema", arguments: runs)
        func jenkins(words: [String]) throws {
            let document = try Self.relayctl.run(["logs-check", "--format", "junit"] + words).output
            #expect(try Self.checkJUnit(document) == "valid")
        }

        @Test("a JUnit report that breaks them is found")
        func notJenkins() throws {
            for document in [
                "<testsuites tests=\"1\"><testsuite name=\"a\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"1\"/></testsuites>",
                "<testsuites><testsuite name=\"a\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"1\"/></testsuites>",
                "<testsuites><testsuite name=\"a\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"x\"/></testsuites>",
                "<testsuites><case/></testsuites>",
            ] { #expect(try Self.checkJUnit(document) != "valid") }
        }
    }
}
