import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Saved bundles and explained codes against Sources/RelayReport/Schemas, judged by the jsonschema package.
    @Suite struct BundleSchemaTests {
        private static let relayctl = Relayctl()

        private static func check(_ document: String, _ schema: String) throws -> String {
            try PythonEnvironment.run(
                """
                import json, jsonschema, sys
                schema = json.load(open(sys.argv[1]))
                jsonschema.Draft202012Validator.check_schema(schema)
                errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(sys.argv[2])))
                print("; ".join("%s: %s" % (error.json_path, error.message[:200]) for error in errors) or "valid")
                """, "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.\(schema).schema.json", document)
        }

        @Test(
            "a saved bundle",
            arguments: [
                [], ["expired"], ["wrong-secret"], ["origin"], ["no-subprotocol-echo"], ["close-4001"], ["http-500"],
                ["redis-down"], ["no-echo"], ["drop"],
            ])
        func bundle(faults: [String]) throws {
            let path = Self.relayctl.secretFile("bundle-\(faults.first ?? "healthy").json", "")
            let words = faults.flatMap { ["--fault", $0] }
            _ = try Self.relayctl.run(["probe", "demo", "--save", path] + words)
            let text = try Self.relayctl.shell("cat \(path)").output
            #expect(try Self.check(text, "bundle-1") == "valid")
        }

        /// Its schema refers to that of a bundle, which check-jsonschema reads beside it.
        @Test(
            "bundles of several rounds and targets", arguments: [["demo", "--count", "2"], ["demo", "localhost:1"]])
        func set(words: [String]) throws {
            let path = Self.relayctl.secretFile("set.json", "")
            let short = ["--interval", "0", "--no-token", "--until", "upgrade", "--experiments", "off"]
            _ = try Self.relayctl.run(["probe"] + words + short + ["--save", path])
            let check = try PythonEnvironment.program("check-jsonschema")
            let schema = "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.bundle-set-1.schema.json"
            let good = try Self.relayctl.shell("\(check) --schemafile \(schema) \(path)")
            #expect(good.status == 0, "\(good.output)\(good.errors)")
            let wrong = try Self.relayctl.shell(
                "sed 's/\"kind\": \"refused\"/\"kind\": \"refsued\"/' \(path) > wrong.json; "
                    + "\(check) --schemafile \(schema) wrong.json")
            #expect(wrong.status == 1)
        }

        @Test("the bundles of the examples") func examples() throws {
            let folder = "\(PythonEnvironment.root)/examples/bundles"
            let files = SourceTree.files(below: folder).filter { $0.hasSuffix(".json") }
            #expect(files.count >= 2)
            for file in files {
                let text = try #require(SourceTree.text(of: "\(folder)/\(file)"))
                #expect(try Self.check(text, "bundle-1") == "valid")
            }
        }

        @Test(
            "explained codes",
            arguments: [
                (["--list"], "explain-1"), (["upgrade.token-expired"], "explain-1"), (["4401"], "explain-1"),
                (["exit-status"], "exit-status-1"), (["21"], "exit-status-1"),
            ])
        func explained(words: [String], schema: String) throws {
            let document = try Self.relayctl.run(["explain", "--json"] + words).output
            #expect(try Self.check(document, schema) == "valid")
        }

        @Test("a bundle that is wrong is found") func wrong() throws {
            let path = Self.relayctl.secretFile("bundle.json", "")
            _ = try Self.relayctl.run(["probe", "demo", "--until", "tcp", "--save", path])
            let text = try Self.relayctl.shell("sed 's/\"kind\": \"addresses\"/\"kind\": \"adresses\"/' \(path)").output
            #expect(try Self.check(text, "bundle-1") != "valid")
        }
    }
}
