import RelayBytes
import Testing

@Suite struct AbsoluteURLMaskingTests {
    @Test(
        "shown without credentials",
        arguments: [
            ("https://a/x?y=z", "https://a/x?y=z"), ("https://a", "https://a"), ("https://A:443/", "https://a:443/"),
            ("http://u:CANARY@a/", "http://***@a/"), ("http://CANARY@a", "http://***@a"),
            ("ws://a/?token=CANARY", "ws://a/?token=***"),
            ("ws://a/?room=1&token=CANARY&x=2", "ws://a/?room=1&token=***&x=2"),
            ("ws://a/?TOKEN=CANARY", "ws://a/?TOKEN=***"),
            ("ws://a/?access_token=CANARY", "ws://a/?access_token=***"),
            ("ws://a/?password=CANARY;x=1", "ws://a/?password=***;x=1"),
            ("ws://a/?%74oken=CANARY", "ws://a/?%74oken=***"),
            ("ws://a/?X-Api-Key=CANARY", "ws://a/?X-Api-Key=***"), ("ws://a/?a[token]=CANARY", "ws://a/?a[token]=***"),
            ("ws://a/?token=CANARY=CANARY", "ws://a/?token=***"), ("ws://a/?token=", "ws://a/?token=***"),
            ("ws://a/?token", "ws://a/?token"), ("ws://a/?q=eyJhbGciOiJIUzI1NiJ9.CANARY.x", "ws://a/?q=***"),
            ("ws://a/?eyJhbGciOiJIUzI1NiJ9.CANARY.x", "ws://a/?***"),
            ("ws://a/?eyJhbGciOiJIUzI1NiJ9.CANARY.x=1", "ws://a/?***"),
            ("ws://a/ws/eyJhbGciOiJIUzI1NiJ9.CANARY.x/b", "ws://a/ws/***/b"),
            ("ws://a/?q=%65yJhbGciOiJIUzI1NiJ9.CANARY", "ws://a/?q=***"),
            ("ws://a/?q=Bearer+eyJhbGciOiJIUzI1NiJ9.CANARY", "ws://a/?q=***"), ("https://a/#CANARY", "https://a/"),
            ("ws://a/?mode=author&keys=1", "ws://a/?mode=author&keys=1"),
        ])
    func shown(text: String, description: String) throws {
        let url = try AbsoluteURL.parse(text)
        #expect(url.description == description)
        #expect("\(url)" == description && String(reflecting: url) == description)
        var dumped = ""
        dump([url], to: &dumped)
        #expect(!dumped.contains("CANARY"))
    }

    @Test func furtherNames() throws {
        let url = try AbsoluteURL.parse("ws://a/?t=CANARY&%74=CANARY&u=1")
        #expect(url.masked(alsoNames: ["t"]) == "ws://a/?t=***&%74=***&u=1")
    }
}
