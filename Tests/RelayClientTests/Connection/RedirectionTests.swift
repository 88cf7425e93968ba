import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import Testing

@Suite struct RedirectionTests {
    private func course(
        _ target: String = "/ws/?a=1", limit: Int = 5, _ change: (inout ConnectionPlan) -> Void = { _ in }
    ) -> Redirection {
        var plan = ConnectionPlan(
            to: ServiceAddress(host: "h.test", port: 443, usesTLS: true, socketTarget: target))
        plan.redirectLimit = limit
        plan.tls.certificateFile = "/c"
        plan.tls.serverName = "front.test"
        change(&plan)
        var handshake = HandshakePlan(userAgent: "t")
        handshake.cookie = Secret("c=1")
        handshake.authorization = Secret("Basic x")
        handshake.headers = [HeaderField("X-Api-Key", "k")]
        handshake.subprotocols = ["chat"]
        handshake.host = "front.test"
        handshake.origin = "https://app.test"
        return Redirection(plan, handshake, token: GivenToken(token: Secret("T"), source: "t"))
    }

    @Test(
        "where a Location leads, and whether that is another origin",
        arguments: [
            ("/b", "wss://h.test/b", false), ("b", "wss://h.test/ws/b", false), ("?x", "wss://h.test/ws/?x", false),
            ("https://h.test/b", "wss://h.test/b", false), ("wss://h.test/b", "wss://h.test/b", false),
            ("https://H.TEST:443/b", "wss://h.test/b", false), ("/b#part", "wss://h.test/b", false),
            ("http://h.test/b", "ws://h.test/b", true), ("ws://h.test:443/b", "ws://h.test:443/b", true),
            ("https://h.test:8443/b", "wss://h.test:8443/b", true), ("//o.test/b", "wss://o.test/b", true),
            ("https://a.h.test/b", "wss://a.h.test/b", true), ("https://[::1]:1/b", "wss://[::1]:1/b", true),
        ])
    func leads(location: String, url: String, leaves: Bool) {
        for status in [301, 302, 303, 307, 308] {
            var course = self.course()
            #expect(course.follow(status: status, location: location) == true)
            #expect(course.connection.address.socketURL == url && course.refusal == nil)
            #expect(course.followed.map(\.status) == [status] && course.followed.map(\.leavesOrigin) == [leaves])
            #expect(course.followed.first?.from == "wss://h.test/ws/?a=1")
            #expect((course.token == nil) == leaves && (course.handshake.cookie == nil) == leaves)
            #expect((course.handshake.authorization == nil) == leaves && course.handshake.headers.isEmpty == leaves)
            #expect(course.handshake.subprotocols.isEmpty == leaves && (course.handshake.host == nil) == leaves)
            #expect((course.connection.tls.certificateFile == nil) == leaves)
            #expect((course.connection.tls.serverName == nil) == leaves)
            #expect(course.handshake.origin == "https://app.test")
        }
    }

    @Test("back at the first origin, the credentials stay behind") func back() {
        var course = self.course()
        #expect(course.follow(status: 302, location: "https://o.test/") == true)
        #expect(course.follow(status: 302, location: "https://h.test/there") == true)
        #expect(course.token == nil && course.handshake.cookie == nil)
        #expect(course.followed.map(\.leavesOrigin) == [true, true])
    }

    @Test(
        "not followed, with the reason",
        arguments: [
            (nil, .noLocation), ("", .noLocation), ("/ws/?a=1", .circle), ("https://h.test/ws/?a=1", .circle),
            ("https://u:hunter2@h.test/b", .unusable("it holds a user name or password")),
            ("socks5://h.test/b", .unusable("it is a socks5 address")),
            ("mailto:x", .unusable("there is no scheme such as https:// or wss://")),
            ("ftp://h.test/", .unusable("the scheme \"ftp\" is unknown")),
            ("/a b", .unusable("a space in the path, at byte 2")),
        ] as [(String?, RedirectRefusal)])
    func refused(location: String?, refusal: RedirectRefusal) {
        var course = self.course()
        let before = course.connection
        #expect(course.follow(status: 302, location: location) == false)
        #expect(course.refusal == refusal)
        #expect(course.connection == before && course.token != nil && course.followed.isEmpty)
    }

    @Test("no redirect", arguments: [200, 300, 304, 305, 306, 309, 401, 403])
    func others(status: Int) {
        var course = self.course()
        #expect(course.follow(status: status, location: "/b") == false)
        #expect(course.refusal == nil)
    }

    @Test("none are to be followed") func off() {
        var course = self.course(limit: 0)
        #expect(course.follow(status: 302, location: "/b") == false)
        #expect(course.refusal == nil && course.connection.address.socketTarget == "/ws/?a=1")
    }

    @Test("the count is bounded, and a circle of two is seen") func bounds() {
        var course = self.course(limit: 2)
        for location in ["/1", "/2"] { #expect(course.follow(status: 302, location: location) == true) }
        #expect(course.follow(status: 302, location: "/3") == false)
        #expect(course.refusal == .limit(2))
        var circle = self.course()
        #expect(circle.follow(status: 302, location: "/1") == true)
        #expect(circle.follow(status: 302, location: "/ws/?a=1") == false)
        #expect(circle.refusal == .circle && circle.connection.address.socketTarget == "/1")
    }

    @Test("the proxy is the one for the new address") func proxies() {
        let proxy = { (name: String) in
            ProxyPlan(
                kind: .http, server: HostPort(host: name, port: 1), credentials: nil,
                facts: ProxyFacts(url: "http://\(name):1", source: name))
        }
        var table = ProxyTable()
        (table.secure, table.plain) = (proxy("s.test"), proxy("p.test"))
        table.exemptions = ProxyExemptions("direct.test")
        for (location, name) in [
            ("https://o.test/", "s.test"), ("http://o.test/", "p.test"), ("https://direct.test/", nil),
        ] {
            var course = self.course { plan in
                plan.proxy = proxy("first.test")
                plan.proxies = table
            }
            #expect(course.follow(status: 302, location: location) == true)
            #expect(course.connection.proxy?.server.host == name)
        }
        var same = self.course { $0.proxy = proxy("first.test") }
        #expect(same.follow(status: 302, location: "/b") == true)
        #expect(same.connection.proxy?.server.host == "first.test")
    }

    @Test("no credential of an address is in the facts") func masked() {
        var course = self.course("/ws/?token=sekrit")
        #expect(course.follow(status: 302, location: "/b?token=sekrit") == true)
        #expect(course.followed.first?.from == "wss://h.test/ws/?token=***")
        #expect(course.followed.first?.to == "wss://h.test/b?token=***")
    }
}
