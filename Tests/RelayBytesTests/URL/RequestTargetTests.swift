import RelayBytes
import Testing

@Suite struct RequestTargetTests {
    @Test(
        "an item of the query, as it is written",
        arguments: [
            ("/ws?token=a", "token", "a"), ("/ws?x=1&token=a%20b&y=2", "token", "a%20b"), ("/ws?token=", "token", ""),
            ("/ws?token=a&token=b", "token", "a"), ("/ws?token=a=b==", "token", "a=b=="),
            ("/ws?a=?token=b", "a", "?token=b"),
            ("/ws?xtoken=a&token=b", "token", "b"), ("/ws", "token", nil), ("/ws?", "token", nil),
            ("/ws?token", "token", nil), ("/token=a", "token", nil), ("/ws?&&token=a", "token", "a"),
        ] as [(String, String, String?)])
    func item(text: String, name: String, value: String?) {
        #expect(RequestTarget(text).item(named: name) == value)
    }

    @Test(
        "a value is put in its place, and every other byte stays",
        arguments: [
            ("/ws", "/ws?token=T"), ("/ws?", "/ws?token=T"), ("/ws?a=1", "/ws?a=1&token=T"),
            ("/ws?a=1&", "/ws?a=1&token=T"), ("/ws?token=old&b=%2f+", "/ws?token=T&b=%2f+"),
            ("/ws?a=1&token=", "/ws?a=1&token=T"), ("/ws?token=a&token=b", "/ws?token=T&token=b"),
            ("/ws?token", "/ws?token&token=T"),
        ])
    func set(text: String, result: String) {
        var target = RequestTarget(text)
        target.set("token", to: "T")
        #expect(target.text == result)
        #expect(target.item(named: "token") == "T")
    }

    @Test("the path ends at the first question mark", arguments: [("/a?b?c", "/a"), ("/a", "/a"), ("/?", "/")])
    func path(text: String, path: String) {
        #expect(RequestTarget(text).path == path)
    }
}
