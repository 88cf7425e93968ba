import RelayBytes
import Testing

extension IntegrationTests {
    /// What `token verify` says that the server will say, and what the server says.
    @Suite struct ForeseenAnswerTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            let mint: [String]
            var verify: [String] = []
            let verdict: String
            var key = Backend.secret
            var testDescription: String { name }
        }

        static let rows = [
            Row(name: "unknown user", mint: ["--user-id", "0"], verdict: "valid"),
            Row(name: "user 1", mint: ["--user-id", "1"], verdict: "valid"),
            Row(name: "a number as user", mint: ["--claim", "user_id=1"], verdict: "valid"),
            Row(
                name: "another key", mint: ["--user-id", "1"], verdict: "invalid",
                key: "another key of more than 32 bytes!"),
            Row(name: "refresh", mint: ["--user-id", "1", "--token-type", "refresh"], verdict: "invalid"),
            Row(name: "expired", mint: ["--user-id", "1", "--now", "1762560000"], verdict: "expired"),
            Row(
                name: "HS512", mint: ["--user-id", "1", "--alg", "HS512"], verify: ["--alg", "HS256"],
                verdict: "invalid"),
            Row(name: "iat ahead", mint: ["--user-id", "1", "--claim", "iat=4102444800"], verdict: "notyet"),
            Row(name: "nbf ahead", mint: ["--user-id", "1", "--claim", "nbf=4102444800"], verdict: "notyet"),
            Row(name: "no type", mint: ["--user-id", "1", "--token-type", "any"], verdict: "invalid"),
            Row(name: "no jti", mint: ["--user-id", "1", "--without", "jti"], verdict: "invalid"),
            Row(name: "no exp", mint: ["--user-id", "1", "--without", "exp"], verdict: "invalid"),
            Row(name: "no user", mint: [], verdict: "invalid"),
            Row(name: "jti a number", mint: ["--user-id", "1", "--claim", "jti=5"], verdict: "invalid"),
            Row(name: "sub a number", mint: ["--user-id", "1", "--claim", "sub=5"], verdict: "invalid"),
            Row(name: "exp as text", mint: ["--user-id", "1", "--claim", "exp=\"4102444800\""], verdict: "invalid"),
            Row(name: "milliseconds", mint: ["--user-id", "1", "--claim", "exp=4102444800000"], verdict: "invalid"),
            Row(name: "user by name", mint: ["--user-id", "testuser"], verdict: "valid"),
            Row(name: "exp a fraction", mint: ["--user-id", "1", "--claim", "exp=4102444800.5"], verdict: "valid"),
            Row(
                name: "type in capitals", mint: ["--user-id", "1", "--claim", "token_type=Access"], verdict: "invalid"),
            Row(name: "iat as text", mint: ["--user-id", "1", "--claim", "iat=\"soon\""], verdict: "invalid"),
            Row(name: "nbf null", mint: ["--user-id", "1", "--claim", "nbf=null"], verdict: "invalid"),
            Row(name: "an aud that nobody asked for", mint: ["--user-id", "1", "--aud", "x"], verdict: "valid"),
        ]

        /// The backend answers what was foreseen: the text and the code, or a 500.
        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let mint = ["token", "mint", "--secret-file", site.relayctl.secretFile("mint-key", row.key)] + row.mint
            let token = try site.relayctl.run(mint).output.filter { $0 != "\n" }
            let file = site.relayctl.secretFile("minted", token)
            let key = site.relayctl.secretFile("server-key", Backend.secret)
            let outcome = try site.relayctl.run(
                ["token", "verify", "--secret-file", key, "--dialect", "simplejwt", "--json", "@\(file)"] + row.verify)
            let foreseen = try JSONReader.read(Array(outcome.output.utf8))
            #expect(foreseen["verdict"]?.string == row.verdict)

            let answer = try PythonEnvironment.run(
                """
                import json, sys, urllib.error, urllib.request
                request = urllib.request.Request(sys.argv[1], headers={"Authorization": "Bearer " + sys.argv[2]})
                try:
                    status, body = 200, urllib.request.urlopen(request).read()
                except urllib.error.HTTPError as error:
                    status, body = error.code, error.read()
                try:
                    body = json.loads(body)
                except ValueError:
                    body = None
                print(json.dumps({"status": status, "body": body}))
                """, site.backend.url + "/api/auth/me/", token)
            let said = try JSONReader.read(Array(answer.utf8))
            let server = foreseen["server"]
            switch (row.name, server?["accepts"]) {
            case ("unknown user", _):
                // What only the server's database knows.
                #expect(server?["accepts"] == true)
                #expect(said["body"]?["code"] == "user_not_found")
            case (_, true?): #expect(said["status"] == 200)
            default:
                #expect(said["status"] == server?["status"], "\(answer)")
                if server?["status"] != 500 { #expect(said["body"] == server?["body"], "\(answer)") }
            }
        }
    }
}
