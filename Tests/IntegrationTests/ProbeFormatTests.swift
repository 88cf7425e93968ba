import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// The forms of a probe, read by the programs that they are for.
    @Suite struct ProbeFormatTests {
        /// The words of a probe, and its exit status: healthy, refused, nothing there, two targets, two rounds.
        private static func runs(_ site: Site) throws -> [(words: [String], exit: Int32)] {
            let token = try site.token()
            let closed = "http://127.0.0.1:\(try WireServer.closedPort())"
            let nginx = try secure.get()
            let root = try LocalCertificates.shared.get().root
            return [
                ([site.backend.url] + token, 0), ([site.backend.url, "--no-token"], 21), ([closed, "--no-token"], 11),
                ([site.backend.url, closed, "--until", "me"] + token, 11),
                ([site.backend.url, "--count", "2", "--interval", "0"] + token, 0),
                ([nginx.url, "--ca", root, "--warn-days", "60"] + token, 0),
            ]
        }

        private static let secure = Result { try NginxServer(to: try Site.shared.get().backend.port) }

        /// Each run's reports in all forms, from one run, as files.
        private static let reports: Result<[[String: String]], any Error> = Result {
            let site = try Site.shared.get()
            return try runs(site).enumerated().map { index, run in
                let files = forms.map { ($0, site.relayctl.file("report-\(index).\($0)")) }
                let reports = files.flatMap { ["--report", "\($0.0)=\($0.1)"] }
                let outcome = try site.relayctl.run(["probe"] + run.words + reports)
                #expect(outcome.status == run.exit, "\(run.words)\n\(outcome.output)\(outcome.errors)")
                return Dictionary(uniqueKeysWithValues: files)
            }
        }

        static let forms = [
            "text", "json", "ndjson", "junit", "nagios", "prometheus", "github", "tap", "openmetrics",
        ]

        private func paths(_ form: String) throws -> [String] { try Self.reports.get().compactMap { $0[form] } }

        /// Its own words about a file, and nothing where it has none.
        private func complaint(_ line: String, _ path: String) throws -> String {
            let run = try Site.shared.get().relayctl.shell("\(line.replacingMark(with: path)) 2>&1")
            return run.status == 0 ? "" : "\(run.status): \(run.output)"
        }

        @Test func promtool() throws {
            for path in try paths("prometheus") {
                #expect(try complaint("promtool check metrics < {}", path) == "")
            }
        }

        @Test func openMetrics() throws {
            for path in try paths("openmetrics") {
                let said = try PythonEnvironment.run(
                    """
                    import sys
                    from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
                    names = [family.name for family in parse(open(sys.argv[1]).read())]
                    print("probe_success" in names and len(names) == len(set(names)))
                    """, path)
                #expect(said == "True")
            }
        }

        /// The rules of Jenkins' schema: which attributes, which elements, and none on the outermost.
        @Test func junit() throws {
            for path in try paths("junit") {
                let said = try PythonEnvironment.run(
                    """
                    import sys, xml.etree.ElementTree as tree
                    from junitparser import JUnitXml
                    root = tree.parse(sys.argv[1]).getroot()
                    assert root.tag == "testsuites" and not root.attrib
                    for suite in root:
                        assert suite.tag == "testsuite"
                        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped", "time"}
                        for case in suite:
                            assert case.tag == "testcase" and set(case.attrib) == {"name", "classname", "time"}
                            assert len(case) <= 1
                            for part in case:
                                assert part.tag in {"failure", "error", "skipped"}
                                assert set(part.attrib) <= {"type", "message"}
                    read = JUnitXml.fromfile(sys.argv[1])
                    for suite in read:
                        failed = [case for case in suite if case.result and not case.is_skipped]
                        assert suite.tests == len(list(suite)) and suite.failures + suite.errors == len(failed)
                    print(len(list(read)), sum(suite.failures + suite.errors for suite in read))
                    """, path)
                #expect(["1 0", "1 1", "2 1"].contains(said), "\(said)")
            }
        }

        @Test func prove() throws {
            for (index, path) in try paths("tap").enumerated() {
                let said = try complaint("prove {}", path)
                let isHealthy = [0, 4, 5].contains(index)
                #expect(said.isEmpty == isHealthy, "\(said)")
                #expect(!said.contains("Parse errors") && !said.contains("Dubious"), "\(said)")
            }
        }

        @Test func schemas() throws {
            let check = try PythonEnvironment.program("check-jsonschema")
            let schemas = "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl"
            for (index, path) in try paths("json").enumerated() where index != 4 {
                let schema = "\(schemas).\(index == 3 ? "probe-set" : "probe")-1.schema.json"
                #expect(try complaint("\(check) --schemafile \(schema) {}", path) == "")
            }
            for path in try paths("ndjson") {
                let lines = (SourceTree.text(of: path) ?? "").split(separator: "\n")
                #expect(!lines.isEmpty)
                for line in lines {
                    let file = try Site.shared.get().relayctl.secretFile("line.json", String(line))
                    #expect(try complaint("\(check) --schemafile \(schemas).probe-1.schema.json {}", file) == "")
                }
            }
            let wrong = try Site.shared.get().relayctl.secretFile("wrong.json", #"{"schema":"relayctl.probe/1"}"#)
            #expect(try complaint("\(check) --schemafile \(schemas).probe-1.schema.json {}", wrong) != "")
        }

        /// A monitoring plugin has four statuses and one first line.
        @Test func nagios() throws {
            let site = try Site.shared.get()
            let statuses: [Int32] = [0, 2, 2, 2, 0, 1]
            for (run, status) in zip(try Self.runs(site), statuses) {
                let outcome = try site.relayctl.run(["probe", "--format", "nagios"] + run.words)
                #expect(outcome.status == status, "\(outcome.output)")
                let first = outcome.output.prefix { $0 != "\n" }
                #expect(first.hasPrefix("RELAYCTL \(["OK", "WARNING", "CRITICAL", "UNKNOWN"][Int(status)]) - "))
                let data = first.drop { $0 != "|" }.dropFirst(2)
                #expect(data.contains("time") && !data.contains("|") && !data.contains("@") && !data.contains("~"))
            }
        }

        /// What the server says cannot command a runner, on stdout whole.
        @Test func github() throws {
            let server = try WireServer(answer: "HTTP/1.1 403 ::set-output name=x::y ##[error]z\r\n\r\n")
            let site = try Site.shared.get()
            let words = ["probe", server.url, "--format", "github"] + (try site.token())
            let outcome = try site.relayctl.run(words)
            #expect(outcome.status == 21, "\(outcome.output)\(outcome.errors)")
            #expect(outcome.output.contains("set-output name=x"))
            for line in outcome.output.split(separator: "\n") where line.hasPrefix("::") || line.contains("##[") {
                #expect(line.hasPrefix("::error title=") || line.hasPrefix("::warning title="))
            }
        }

        /// A healthy stack gives no finding above info, whatever the form.
        @Test(arguments: forms) func healthy(form: String) throws {
            let site = try Site.shared.get()
            let outcome = try site.relayctl.run(
                ["probe", "--format", form, site.backend.url] + site.login())
            #expect(outcome.status == 0)
            for word in ["error", "warning", "WARNING", "not ok", "<failure", "relayctl_finding{"] {
                // "errors" is an attribute of a suite, and "error" a state that does not hold.
                #expect(form == "junit" && word == "error" || !outcome.output.contains(word), "\(form): \(word)")
            }
        }
    }
}

extension String {
    fileprivate func replacingMark(with path: String) -> String {
        guard let mark = firstRange(of: "{}") else { return self }
        return self[..<mark.lowerBound] + path + self[mark.upperBound...]
    }
}
