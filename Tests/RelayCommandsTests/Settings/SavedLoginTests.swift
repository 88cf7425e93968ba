import RelayBytes
import RelayCommands
import Testing

@Suite struct SavedLoginTests {
    private static func login(_ origin: String, _ username: String, _ access: String = "a") -> SavedLogin {
        SavedLogin(origin: origin, username: username, access: Secret(access), refresh: Secret("r"))
    }

    private var logins: SavedLogins {
        var logins = SavedLogins()
        logins.keep(Self.login("http://a.test", "ada"))
        logins.keep(Self.login("http://a.test", "bob"))
        logins.keep(Self.login("http://b.test", "ada"))
        return logins
    }

    @Test(
        "the named user's, or the latest of the origin",
        arguments: [
            ("http://a.test", "ada", "ada"), ("http://a.test", nil, "bob"), ("http://b.test", nil, "ada"),
            ("http://a.test", "eve", nil), ("http://c.test", nil, nil), ("https://a.test", nil, nil),
        ] as [(String, String?, String?)])
    func login(origin: String, username: String?, found: String?) {
        #expect(logins.login(origin: origin, username: username)?.username == found)
    }

    @Test("a new login of the same user replaces the old one and is the latest") func keep() {
        var logins = logins
        logins.keep(Self.login("http://a.test", "ada", "new"))
        #expect(logins.logins.count == 3)
        #expect(logins.login(origin: "http://a.test", username: nil)?.access == Secret("new"))
    }

    @Test("forgetting drops one user, or all of an origin") func forget() {
        var logins = logins
        let none = logins.forget(origin: "http://a.test", username: "eve")
        let one = logins.forget(origin: "http://a.test", username: "ada")
        let all = logins.forget(origin: "http://a.test", username: nil)
        #expect(none == [] && one == ["ada"] && all == ["bob"])
        #expect(logins.logins.map(\.origin) == ["http://b.test"])
    }

    @Test("the text of the file is read back as it was") func roundTrip() {
        var logins = logins
        logins.keep(SavedLogin(origin: "http://c.test", username: "a\"\\\u{1f600}", access: Secret("x"), refresh: nil))
        #expect(SavedLogins(Array(logins.text.utf8)) == logins)
        #expect(SavedLogins(Array(SavedLogins().text.utf8)) == SavedLogins())
    }

    @Test(
        "another's file is not taken",
        arguments: [
            "", "{}", "[]", #"{"schema":"relayctl.tokens/2","logins":[]}"#, #"{"schema":"relayctl.tokens/1"}"#,
            #"{"schema":"relayctl.tokens/1","logins":[{"origin":"http://a.test"}]}"#, "\u{0}",
        ])
    func foreign(text: String) { #expect(SavedLogins(Array(text.utf8)) == nil) }
}
