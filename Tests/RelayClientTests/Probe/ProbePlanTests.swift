import RelayBytes
import RelayClient
import RelayEvidence
import RelayRESP
import Testing

@Suite struct ProbePlanTests {
    private static let always: Set<StageName> = [.dns, .tcp, .upgrade, .session, .echo, .broadcast]

    private func plan(_ usesTLS: Bool = false, _ change: (inout ProbePlan) -> Void = { _ in }) -> ProbePlan {
        let address = ServiceAddress(
            host: "relay.test", port: usesTLS ? 443 : 80, usesTLS: usesTLS, socketTarget: "/ws/")
        let target = TargetFacts(
            url: address.socketURL, apiOrigin: address.apiOrigin, origin: nil, originSource: "--origin", room: nil,
            name: "relay.test", usesTLS: usesTLS)
        var plan = ProbePlan(
            connection: ConnectionPlan(to: address), handshake: HandshakePlan(userAgent: "test"), target: target)
        change(&plan)
        return plan
    }

    @Test("what every probe needs") func basis() { #expect(plan().required == Self.always) }

    @Test("tls and proxy when the address or the settings imply them") func transport() {
        #expect(plan(true).required == Self.always.union([.tls]))
        let proxy = ProxyPlan(
            kind: .http, server: HostPort(host: "proxy.test", port: 3128), credentials: nil,
            facts: ProxyFacts(url: "http://proxy.test:3128", source: "--proxy"))
        let proxied = plan { $0.connection.proxy = proxy }
        #expect(proxied.required == Self.always.union([.proxy]))
        #expect(plan { $0.connection.unixSocket = "/run/relay" }.required == Self.always.subtracting([.dns]))
    }

    @Test("login when credentials are given and no token") func login() {
        let credentials = Credentials(username: "testuser", password: Secret("password"))
        #expect(plan { $0.credentials = credentials }.required == Self.always.union([.login]))
        let both = plan {
            $0.credentials = credentials
            $0.token = GivenToken(token: Secret("x.y.z"), source: "--token-file")
        }
        #expect(both.required == Self.always)
    }

    @Test("redis when it is on the command line alone", arguments: [(true, true), (false, false)])
    func redis(isRequired: Bool, isExpected: Bool) throws {
        let url = try RedisURL(parsing: "redis://localhost:6379/0")
        let plan = plan { $0.redis = RedisPlan(url: url, source: "--redis", isRequired: isRequired) }
        #expect(plan.required.contains(.redis) == isExpected)
    }

    @Test("what is left out is not required") func leftOut() {
        #expect(
            plan(true) { $0.leftOut = [.session, .echo, .broadcast, .redis] }.required == [.dns, .tcp, .tls, .upgrade])
    }

    @Test("the group as channels_redis names it") func group() throws {
        var redis = RedisPlan(url: try RedisURL(parsing: "redis://localhost"), source: "--redis", isRequired: true)
        #expect(plan { $0.room = "test-room" }.groupKey(redis) == "asgi:group:chat_test-room")
        redis.prefix = "desk"
        redis.group = "{room}-{room}"
        #expect(plan { $0.room = "a" }.groupKey(redis) == "desk:group:a-a")
    }

    @Test(
        "a message is its text inside the template, escaped for JSON",
        arguments: [
            (#"{"type":"chat_message","message":"{text}"}"#, "hi", #"{"type":"chat_message","message":"hi"}"#),
            (#"{"m":"{text}"}"#, #"a"b\c"#, #"{"m":"a\"b\\c"}"#),
            (#"{"m":"{text}"}"#, "{text}", #"{"m":"{text}"}"#),
            ("{text} {text}", "x", "x x"),
            ("no mark", "x", "no mark"),
            ("", "x", ""),
        ])
    func template(template: String, text: String, message: String) { #expect(template.message(with: text) == message) }
}

@Suite struct ServiceAddressTests {
    @Test(
        "names a scheme's own port nowhere, and an IPv6 address in brackets",
        arguments: [
            ("relay.test", UInt16(80), false, "relay.test", "http://relay.test", "ws://relay.test/ws/"),
            ("relay.test", 443, true, "relay.test", "https://relay.test", "wss://relay.test/ws/"),
            ("relay.test", 443, false, "relay.test:443", "http://relay.test:443", "ws://relay.test:443/ws/"),
            ("::1", 8000, false, "[::1]:8000", "http://[::1]:8000", "ws://[::1]:8000/ws/"),
        ])
    func names(host: String, port: UInt16, usesTLS: Bool, header: String, origin: String, url: String) {
        let address = ServiceAddress(host: host, port: port, usesTLS: usesTLS, socketTarget: "/ws/")
        #expect(address.hostHeader == header)
        #expect(address.apiOrigin == origin)
        #expect(address.socketURL == url)
    }
}
