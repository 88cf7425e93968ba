import Testing

extension IntegrationTests {
    /// Daphne's 403 is the same for all of these; the token and the API tell them apart.
    @Suite struct RefusedTokenTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            let token: @Sendable () throws -> String
            let error: String
            /// Without credentials, and with them where a fresh login says more.
            let confidence: String
            var withLogin: String?
            var testDescription: String { name }
        }

        static let rows = [
            Row(
                name: "garbage", token: { "not.a.token" }, error: "upgrade.token-malformed", confidence: "certain"),
            Row(name: "null", token: { "null" }, error: "token.literal-null", confidence: "certain"),
            Row(name: "undefined", token: { "undefined" }, error: "token.literal-null", confidence: "certain"),
            Row(
                name: "expired", token: { try Token.minted(lasting: -600) }, error: "upgrade.token-expired",
                confidence: "certain"),
            Row(
                name: "wrong signature", token: { try Token.minted(secret: "another key of more than 32 bytes!") },
                error: "upgrade.token-signature", confidence: "likely", withLogin: "certain"),
            Row(
                name: "other algorithm", token: { try Token.minted(algorithm: "HS512") },
                error: "upgrade.token-algorithm", confidence: "likely", withLogin: "certain"),
            Row(
                name: "no algorithm", token: { try Token.minted(algorithm: "none") },
                error: "upgrade.token-algorithm", confidence: "certain"),
            Row(
                name: "refresh as access", token: { try Token.minted(type: "refresh") },
                error: "upgrade.token-wrong-type", confidence: "certain"),
            Row(
                name: "iat ahead", token: { try Token.minted(claims: #"{"iat":600}"#) },
                error: "upgrade.token-not-yet-valid", confidence: "certain"),
            Row(
                name: "nbf ahead", token: { try Token.minted(claims: #"{"nbf":600}"#) },
                error: "upgrade.token-not-yet-valid", confidence: "certain"),
            Row(
                name: "no jti", token: { try Token.minted(claims: #"{"jti":null}"#) }, error: "upgrade.token-claims",
                confidence: "certain"),
            Row(
                name: "no exp", token: { try Token.minted(claims: #"{"exp":null}"#) }, error: "upgrade.token-claims",
                confidence: "certain"),
            Row(
                name: "no user", token: { try Token.minted(claims: #"{"user_id":null}"#) },
                error: "upgrade.token-claims", confidence: "certain"),
            Row(
                name: "a user who is no number", token: { try Token.minted(user: "testuser") },
                error: "upgrade.token-claims", confidence: "likely", withLogin: "certain"),
            Row(
                name: "inactive user", token: { try Token.minted(user: "3") }, error: "upgrade.user-inactive",
                confidence: "certain"),
            Row(
                name: "unknown user", token: { try Token.minted(user: "99") }, error: "upgrade.user-unknown",
                confidence: "certain"),
        ]

        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let words = [site.backend.url] + (try site.token(try row.token()))
            Expected.broken("upgrade", 21, row.error, row.confidence).check(try site.relayctl.probe(words))
            let probe = try site.relayctl.probe(words + site.login())
            Expected.broken("upgrade", 21, row.error, row.withLogin ?? row.confidence).check(probe)
            // Several backends are thought of where the token shows no fault of its own.
            #expect(probe.experiments.first == "fresh-login")
            #expect(probe.experiments.dropFirst().allSatisfy { $0 == "again" })
        }

        /// A space cannot be part of a subprotocol.
        @Test func tokenThatCannotBeSent() throws {
            let site = try Site.shared.get()
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token("not a token")))
            Expected.broken("token", 65, "token.malformed").check(probe)
            // A header's value is undressed.
            let dressed = "Bearer " + (try Token.good.get())
            Expected.healthy.check(try site.relayctl.probe([site.backend.url] + (try site.token(dressed))))
        }

        @Test func noToken() throws {
            let site = try Site.shared.get()
            let probe = try site.relayctl.probe([site.backend.url, "--no-token"])
            Expected.broken("upgrade", 21, "upgrade.token-missing").check(probe)
        }

        @Test func loginRefused() throws {
            let site = try Site.shared.get()
            let probe = try site.relayctl.probe([site.backend.url] + site.login("testuser", "wrong"))
            Expected.broken("login", 45, "login.refused").check(probe)
            #expect(try site.relayctl.run(["login", site.backend.url] + site.login("testuser", "wrong")).status == 45)
        }

        @Test func loginThrottled() throws {
            let site = try Site(fault: "throttled-login")
            Expected.healthy.check(try site.relayctl.probe([site.backend.url] + site.login()))
            let probe = try site.relayctl.probe([site.backend.url] + site.login())
            Expected.broken("login", 27, "login.throttled").check(probe)
        }
    }
}
