import RelayBytes
import Testing

extension IntegrationTests {
    /// Real output of the token commands against Sources/RelayReport/Schemas, judged by the jsonschema package.
    @Suite struct TokenSchemaTests {
        private static let relayctl = Relayctl()

        /// The words of a run, and the schema of its document.
        private static let runs: [([String], String)] = {
            let secret = relayctl.secretFile("key", "a key for tests that is long enough for HS256")
            let token = { (name: String, words: [String]) -> String in
                let mint = try? relayctl.run(["token", "mint", "--secret-file", secret, "--user-id", "1"] + words)
                return "@" + relayctl.secretFile(name, mint?.output ?? "")
            }
            let (good, old) = (
                token("good", []), token("old", ["--now", "1762560000", "--aud", "x", "--claim", "iat=1.5"])
            )
            let null = "@" + relayctl.secretFile("null", "null")
            let broken = "@" + relayctl.secretFile("broken", "a.b.c")
            let key = ["--secret-file", secret]
            let verify = ["token", "verify", "--json"]
            return [
                (verify + key + [good], "token.verify-1"), (verify + key + [old], "token.verify-1"),
                (verify + key + [null], "token.verify-1"), (verify + key + [broken], "token.verify-1"),
                (verify + [good], "token.verify-1"),
                (
                    verify + key + ["--dialect", "simplejwt", "--iss", "x", "--min-remaining", "7d", good],
                    "token.verify-1"
                ),
                (verify + key + ["--jws", "--redact", good], "token.verify-1"),
                (["token", "decode", "--json", good], "token.decode-1"),
                (["token", "decode", "--json", old], "token.decode-1"),
                (["token", "decode", "--json", broken], "failure-1"),
                (["token", "mint", "--json"] + key, "token.mint-1"),
                (["token", "expires", "--json", good], "token.expires-1"),
                (["token", "expires", "--json", old], "token.expires-1"),
                (["token", "diff", "--json", good, old], "token.diff-1"),
                (["token", "diff", "--json", good, old] + key, "token.diff-1"),
            ]
        }()

        private static func check(_ document: String, _ schema: String) throws -> String {
            try PythonEnvironment.run(
                """
                import json, jsonschema, sys
                schema = json.load(open(sys.argv[1]))
                jsonschema.Draft202012Validator.check_schema(schema)
                errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(sys.argv[2])))
                print("; ".join("%s: %s" % (error.json_path, error.message) for error in errors) or "valid")
                """, "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.\(schema).schema.json", document)
        }

        @Test func documents() throws {
            for (words, schema) in Self.runs {
                let document = try Self.relayctl.run(words).output
                #expect(try Self.check(document, schema) == "valid", "\(words)")
            }
        }

        @Test func lines() throws {
            let secret = Self.relayctl.secretFile("key", "a key for tests that is long enough for HS256")
            let token = try Self.relayctl.run(["token", "mint", "--secret-file", secret]).output
            let file = Self.relayctl.secretFile("tokens", token + "null\na.b.c\n" + token)
            let lines = try Self.relayctl.run(["token", "verify", "--batch", "--secret-file", secret, "@\(file)"])
                .output
                .split(separator: "\n").map(String.init)
            #expect(lines.count == 5)
            for line in lines.dropLast() { #expect(try Self.check(line, "token.line-1") == "valid") }
            #expect(try Self.check(lines.last ?? "", "token.batch-1") == "valid")
        }

        @Test func aDocumentThatIsWrongIsFound() throws {
            #expect(try Self.check(#"{"schema":"relayctl.failure/1","exit":"x","error":"y"}"#, "failure-1") != "valid")
        }
    }
}
