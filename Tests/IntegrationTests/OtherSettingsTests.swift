import Testing

extension IntegrationTests {
    /// The same causes behind settings and words that are not the document's.
    @Suite struct OtherSettingsTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            let fault: String
            var environment: [String: String] = [:]
            let token: @Sendable () throws -> String
            let error: String
            var exit: Int32 = 21
            /// With credentials beside the token.
            var withLogin: String?
            var testDescription: String { "\(name): \(error)" }
        }

        private static let otherKey = "another key of more than 32 bytes!"
        private static let words = ["WORDS": "worded_otherwise"]

        static let rows = [
            Row(
                name: "an API of other words", fault: "other-words", environment: words,
                token: { try Token.minted(user: "3") }, error: "upgrade.user-inactive"),
            Row(
                name: "an API of other words", fault: "other-words", environment: words,
                token: { try Token.minted(user: "99") }, error: "upgrade.user-unknown"),
            Row(
                name: "an API of other words", fault: "other-words", environment: words,
                token: { try Token.minted(secret: otherKey) }, error: "upgrade.token-signature"),
            Row(
                name: "an API of other words", fault: "other-words", environment: words,
                token: { try Token.minted(claims: #"{"jti":null}"#) }, error: "upgrade.token-claims"),
            Row(
                name: "an API without words", fault: "other-words", environment: ["WORDS": "wordless"],
                token: { try Token.minted(lasting: -60) }, error: "upgrade.token-expired"),
            Row(
                name: "an API without words", fault: "other-words", environment: ["WORDS": "wordless"],
                token: { try Token.minted(secret: otherKey) }, error: "upgrade.token-signature"),
            Row(
                name: "an API in German", fault: "other-language", token: { try Token.minted(user: "3") },
                error: "upgrade.user-inactive"),
            Row(
                name: "an API in German", fault: "other-language",
                token: { try Token.minted(claims: #"{"jti":null}"#) }, error: "upgrade.token-claims"),
            Row(
                name: "sessions first, so that refusals are 403", fault: "session-first",
                token: { try Token.minted(secret: otherKey) }, error: "upgrade.token-signature"),
            Row(
                name: "sessions first, so that refusals are 403", fault: "session-first",
                token: { try Token.minted(user: "3") }, error: "upgrade.user-inactive"),
            Row(
                name: "an API that reads another header", fault: "other-header",
                token: { try Token.minted(lasting: -60) }, error: "upgrade.token-expired"),
            Row(
                name: "HS512 and uid", fault: "other-claims",
                token: { try Token.minted(secret: otherKey + otherKey, algorithm: "HS512", claims: uid) },
                error: "upgrade.token-algorithm", withLogin: "upgrade.token-signature"),
            Row(
                name: "HS512 and uid", fault: "other-claims", token: { try Token.minted(claims: uid) },
                error: "upgrade.token-signature", withLogin: "upgrade.token-algorithm"),
            Row(
                name: "an audience is demanded", fault: "audience", token: { try Token.minted() },
                error: "upgrade.token-signature", withLogin: "upgrade.token-claims"),
            Row(
                name: "a middleware that raises", fault: "middleware-raises",
                token: { try Token.minted(lasting: -60) }, error: "upgrade.token-expired", exit: 23),
            Row(
                name: "a middleware that raises", fault: "middleware-raises",
                token: { try Token.minted(secret: otherKey) }, error: "upgrade.token-signature", exit: 23),
            Row(
                name: "a middleware that raises without a token too", fault: "middleware-denies",
                token: { try Token.minted(lasting: -60) }, error: "upgrade.token-expired", exit: 23),
        ]

        private static let uid = #"{"uid":"1","user_id":null}"#

        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let words =
                ["http://localhost:\(try KeptBackends.port(row.fault, row.environment))"]
                + (try site.token(try row.token()))
            Expected.broken("upgrade", row.exit, row.error).check(try site.relayctl.probe(words))
            let probe = try site.relayctl.probe(words + site.login())
            Expected.broken("upgrade", row.exit, row.withLogin ?? row.error).check(probe)
        }

        /// Nothing is wrong with any of them.
        @Test(arguments: ["session-first", "other-language", "other-claims", "other-header"])
        func healthy(_ fault: String) throws {
            let site = try Site.shared.get()
            let url = "http://localhost:\(try KeptBackends.port(fault))"
            Expected.healthy.check(try site.relayctl.probe([url] + site.login()))
        }

        /// An API without me/ is in order; logins at the wrong place are not.
        @Test func loginPath() throws {
            let site = try Site.shared.get()
            let backend = try Backend(redisPort: site.redis.port, fault: "no-me")
            Expected.healthy.check(try site.relayctl.probe([backend.url] + site.login()))
            for (path, error) in [("/api/auth/nothing/", "login.failed"), ("/accounts/login/", "login.csrf")] {
                let config = "[profile.odd]\napi = \"\(backend.url)\"\nlogin_path = \"\(path)\"\n"
                let file = site.relayctl.secretFile("odd.toml", config)
                let run = try site.relayctl.shell(
                    "mkdir -p \"$XDG_CONFIG_HOME/relayctl\" && cp \(file) \"$XDG_CONFIG_HOME/relayctl/config.toml\" && "
                        + "relayctl probe --json odd \(site.login().joined(separator: " ")); s=$?; "
                        + "rm \"$XDG_CONFIG_HOME/relayctl/config.toml\"; exit $s")
                Expected.broken("login", 53, error).check(try ProbeRun(run))
            }
        }
    }
}
