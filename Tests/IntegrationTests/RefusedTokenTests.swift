import Testing

extension IntegrationTests {
    /// Daphne's 403 is the same for all of these; the token and the API tell them apart.
    @Suite struct RefusedTokenTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            let token: @Sendable () throws -> String
            let error: String
            var testDescription: String { name }
        }

        static let rows = [
            Row(name: "garbage", token: { "not.a.token" }, error: "upgrade.token-malformed"),
            Row(name: "null", token: { "null" }, error: "token.literal-null"),
            Row(name: "expired", token: { try Token.minted(lasting: -600) }, error: "upgrade.token-expired"),
            Row(
                name: "wrong signature", token: { try Token.minted(secret: "another key of more than 32 bytes!") },
                error: "upgrade.token-signature"),
            Row(
                name: "other algorithm", token: { try Token.minted(algorithm: "HS512") },
                error: "upgrade.token-algorithm"),
            Row(
                name: "refresh as access", token: { try Token.minted(type: "refresh") },
                error: "upgrade.token-wrong-type"),
            Row(name: "inactive user", token: { try Token.minted(user: "3") }, error: "upgrade.user-inactive"),
            Row(name: "unknown user", token: { try Token.minted(user: "99") }, error: "upgrade.user-unknown"),
        ]

        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token(try row.token())))
            Expected.broken("upgrade", 21, row.error).check(probe)
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
