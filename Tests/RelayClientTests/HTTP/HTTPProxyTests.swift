import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct HTTPProxyTests {
    @Test("a plain request goes through a tunnel, and the credentials to the proxy alone")
    func plain() throws {
        let connect =
            "CONNECT a.relay.invalid:80 HTTP/1.1\r\nHost: a.relay.invalid:80\r\nProxy-Authorization: Basic dTpw\r\n"
        let proxy = try WireServer([
            [
                .readRequest, .text("HTTP/1.1 200 OK\r\n\r\n"), .read(connect.utf8.count + 60),
                .text("HTTP/1.1 204 No Content\r\n\r\n"),
            ]
        ])
        var route = HTTPRoute()
        route.proxy = .init(url: proxy.url, user: "u", password: Secret("p"))
        let exchange = HTTPClientTests.exchange(HTTPRequest(.get, "http://a.relay.invalid/x"), route: route)
        #expect(exchange.response?.status == 204)
        let request = try #require(proxy.received.first)
        #expect(request.hasPrefix(connect))
        #expect(request.contains("\r\n\r\nGET /x HTTP/1.1\r\nHost: a.relay.invalid\r\n"))
        #expect(request.split(separator: "Proxy-Authorization").count == 2)
    }

    @Test("a refused tunnel gives the proxy's status", arguments: [403, 407, 502])
    func tunnel(status: Int) throws {
        let proxy = try WireServer(answer: "HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n")
        var route = HTTPRoute()
        route.proxy = .init(url: proxy.url)
        let exchange = HTTPClientTests.exchange(HTTPRequest(.get, "https://a.relay.invalid/"), route: route)
        guard case .proxy(status, _)? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
        #expect(proxy.received.first?.hasPrefix("CONNECT a.relay.invalid:443 HTTP/1.1\r\n") == true)
    }

    @Test(
        "a proxy that answers without end holds no deadline",
        arguments: [
            ("HTTP/1.1 407 No\r\nContent-Length: 99999999999999\r\n\r\n", "x"), ("HTTP/1.1 200 OK\r\n", "A: b\r\n"),
        ])
    func flood(head: String, more: String) throws {
        let proxy = try WireServer(
            .readRequest, .text(head), .flood(Array(String(repeating: more, count: 10_000).utf8)))
        var route = HTTPRoute()
        route.proxy = .init(url: proxy.url)
        let began = MonotonicClock.now()
        let request = HTTPRequest(.get, "https://a.relay.invalid/")
        let exchange = HTTPClientTests.exchange(request, route: route, within: .milliseconds(200))
        // A head without end may first come to a limit of libcurl's own.
        let isItsOwn = head.hasPrefix("HTTP/1.1 200") && exchange.failure == .ended(errno: 0)
        #expect(exchange.failure == .timedOut(.connecting) || isItsOwn, "\(exchange.outcome)")
        #expect(MonotonicClock.now() - began < .seconds(15))
    }

    @Test("a proxy that is not there is the proxy's failure")
    func absent() throws {
        var route = HTTPRoute()
        route.proxy = .init(url: "http://127.0.0.1:\(try WireServer.closedPort())")
        let exchange = HTTPClientTests.exchange(HTTPRequest(.get, "http://127.0.0.1:1/"), route: route)
        guard case .proxy(nil, _)? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }
}
