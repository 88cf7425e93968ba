import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Real output of the commands of tokens and settings against Sources/RelayReport/Schemas, judged by the jsonschema
    /// package.
    @Suite struct AccountSchemaTests {
        private let relayctl = Relayctl()

        /// What is wrong with the document of a run; "valid" if nothing is.
        private func check(_ words: [String], _ schema: String) throws -> String {
            try PythonEnvironment.run(
                """
                import json, jsonschema, sys
                schema = json.load(open(sys.argv[1]))
                jsonschema.Draft202012Validator.check_schema(schema)
                errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(sys.argv[2])))
                print("; ".join("%s: %s" % (error.json_path, error.message) for error in errors) or "valid")
                """, "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.\(schema).schema.json",
                try relayctl.run(words + ["--json"]).output)
        }

        @Test func accounts() throws {
            let site = try Site.shared.get()
            let url = site.backend.url
            #expect(try check(["login", url] + site.login(), "login-1") == "valid")
            #expect(try check(["whoami", url], "whoami-1") == "valid")
            #expect(try check(["logout", url], "logout-1") == "valid")
            #expect(try check(["logout", url], "logout-1") == "valid")
            #expect(try check(["whoami", url, "--token", "null"], "failure-1") == "valid")
        }

        @Test func theDemo() throws {
            #expect(try check(["login", "demo"], "login-1") == "valid")
            #expect(try check(["whoami", "demo"], "whoami-1") == "valid")
        }

        @Test func settings() throws {
            #expect(try check(["config", "path"], "config-path-1") == "valid")
            #expect(try check(["config", "show"], "config-1") == "valid")
            #expect(try check(["config", "init"], "config-init-1") == "valid")
            #expect(try check(["config", "show", "example"], "config-1") == "valid")
            #expect(try check(["config", "path"], "config-path-1") == "valid")
            #expect(try check(["config", "init"], "failure-1") == "valid")
        }

        @Test func aDocumentThatIsWrongIsFound() throws {
            #expect(try check(["config", "path"], "config-1") != "valid")
        }
    }
}
