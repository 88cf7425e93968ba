import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct HTTPClientTests {
    static func exchange(
        _ request: HTTPRequest, route: HTTPRoute = HTTPRoute(), within limit: Duration = .seconds(10)
    ) -> HTTPExchange {
        HTTPClient(route: route).exchange(request, until: MonotonicClock.now() + limit)
    }

    static func get(
        _ server: WireServer, route: HTTPRoute = HTTPRoute(), within limit: Duration = .seconds(10)
    ) -> HTTPExchange {
        exchange(HTTPRequest(.get, server.url + "/"), route: route, within: limit)
    }

    @Test("a response is kept as it came")
    func response() throws {
        let server = try WireServer(
            answer: "HTTP/1.1 200 OK\r\nServer: daphne\r\nX: 1\r\nx: 2\r\nContent-Type: Text/HTML; charset=utf-8\r\n"
                + "Content-Length: 5\r\n\r\nhello")
        let exchange = Self.get(server)
        let response = try #require(exchange.response)
        #expect(response.status == 200)
        #expect(response.head.reason == "OK")
        #expect(response.head.fields.map(\.name) == ["Server", "X", "x", "Content-Type", "Content-Length"])
        #expect(response.server == "daphne")
        #expect(response.mediaType == "text/html")
        #expect(response.body == Array("hello".utf8))
        #expect(response.bodyEnd == .complete)
        #expect(response.redirect == nil)
        #expect(exchange.remoteAddress == "127.0.0.1:\(server.port)")
        #expect(exchange.verifyResult == nil)
        let timings = exchange.timings
        let points = [timings.began, timings.connected, timings.ready, timings.firstByte, timings.ended].compactMap {
            $0
        }
        #expect(points.count == 5)
        #expect(points == points.sorted())
        #expect(timings.secured == nil)
    }

    @Test("what is sent is what was asked, and nothing is added to it")
    func request() throws {
        let server = try WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        var request = HTTPRequest(.post, server.url + "/a/../b%2f?q=1&r=%20")
        request.fields = [
            HTTPRequestField("Host", "api.test"), HTTPRequestField("User-Agent", "relayctl"),
            HTTPRequestField("X-Empty", ""), HTTPRequestField("Authorization", prefix: "Bearer ", Secret("t.o.k")),
        ]
        request.body = Secret(#"{"a":"\u0000"}"#)
        #expect(Self.exchange(request).response?.status == 204)
        #expect(
            server.received == [
                "POST /a/../b%2f?q=1&r=%20 HTTP/1.1\r\nHost: api.test\r\nUser-Agent: relayctl\r\nX-Empty:\r\n"
                    + "Authorization: Bearer t.o.k\r\nContent-Length: 14\r\n\r\n" + #"{"a":"\u0000"}"#
            ])
    }

    @Test("a HEAD has no body, whatever its length says")
    func head() throws {
        let server = try WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
        let response = Self.exchange(HTTPRequest(.head, server.url)).response
        #expect(response?.bodyEnd == .complete)
        #expect(response?.body == [])
    }

    @Test("interim responses are passed over")
    func interim() throws {
        let server = try WireServer(
            answer: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n")
        let head = try #require(Self.get(server).response?.head)
        #expect(head == HTTPResponseHead(status: 200, reason: "", fields: [HTTPField("Content-Length", "0")]))
    }

    @Test("a redirect is seen and not followed", arguments: [301, 302, 307, 308])
    func redirect(status: Int) throws {
        let server = try WireServer(
            answer: "HTTP/1.1 \(status) Moved\r\nLocation: /login/?next=/\r\nContent-Length: 0\r\n\r\n")
        let response = try #require(Self.get(server).response)
        #expect(response.status == status)
        #expect(response.redirect == server.url + "/login/?next=/")
        #expect(response.head["location"] == "/login/?next=/")
        #expect(server.received.count == 1)
    }

    @Test("a gzip body that nobody asked for stays as it is")
    func gzip() throws {
        let body: [UInt8] = [0x1f, 0x8b, 0x08, 0x00]
        let server = try WireServer(
            .readRequest, .text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n"), .send(body))
        let response = Self.get(server).response
        #expect(response?.body == body)
        #expect(server.received.first?.contains("Accept-Encoding") == false)
    }

    @Test("trailers are no part of the head")
    func trailers() throws {
        let server = try WireServer(
            answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-After: 1\r\n\r\n")
        let response = try #require(Self.get(server).response)
        #expect(response.body == Array("ok".utf8))
        #expect(response.head.fields == [HTTPField("Transfer-Encoding", "chunked")])
    }

    static let cutOff: [String] = [
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
    ]

    @Test("a body that ends too soon is known to", arguments: cutOff)
    func endsEarly(answer: String) throws {
        let response = try #require(Self.get(try WireServer(answer: answer)).response)
        #expect(response.bodyEnd == .early)
        #expect(response.body == Array("half".utf8))
    }

    @Test("an endless body is cut at the limit")
    func endlessBody() throws {
        let block = [UInt8](repeating: 0x61, count: 65536)
        let server = try WireServer(.readRequest, .text("HTTP/1.1 403 Forbidden\r\n\r\n"), .flood(block))
        var route = HTTPRoute()
        route.bodyLimit = 100_000
        let response = try #require(Self.get(server, route: route).response)
        #expect(response.status == 403)
        #expect(response.bodyEnd == .atLimit)
        #expect(response.body.count == 100_000)
    }

    @Test("an endless head is cut at the limit", arguments: ["X-A: 1\r\n", "a"])
    func endlessHead(piece: String) throws {
        let server = try WireServer(
            .readRequest, .text("HTTP/1.1 200 OK\r\nX:"), .flood(Array(String(repeating: piece, count: 4096).utf8)))
        var route = HTTPRoute()
        route.headLimit = 20_000
        #expect(Self.get(server, route: route).failure == .headTooLarge(limit: 20_000))
    }

    @Test("more fields than the limit are refused")
    func fieldLimit() throws {
        let fields = String(repeating: "X: 1\r\n", count: 129)
        let server = try WireServer(answer: "HTTP/1.1 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n")
        #expect(Self.get(server).failure == .tooManyFields(limit: 128))
    }

    static let failures: [([WireServer.Step], HTTPFailure)] = [
        ([.readRequest], .ended(errno: 0)),
        ([.readRequest, .text("HTTP/1.1 200 OK\r\nX: ")], .ended(errno: 0)),
        ([.readRequest, .reset], .ended(errno: 104)),
        ([.readRequest, .hold], .timedOut(.awaitingHead)),
        ([.readRequest, .text("HTTP/1.1 200 OK\r\n"), .hold], .timedOut(.awaitingHead)),
        ([.readRequest, .text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"), .hold], .timedOut(.body)),
        (
            [.readRequest, .drip(Array("HTTP/1.1 200 OK\r\nServer: slow\r\n\r\n".utf8), milliseconds: 40)],
            .timedOut(.awaitingHead)
        ),
        (
            [
                .readRequest, .text("HTTP/1.1 200 OK\r\n\r\n"),
                .drip([UInt8](repeating: 0x61, count: 64), milliseconds: 40),
            ], .timedOut(.body)
        ),
    ]

    @Test("a failure is known by its kind, and the deadline is not moved by bytes", arguments: failures)
    func failure(steps: [WireServer.Step], expected: HTTPFailure) throws {
        let server = try WireServer([steps])
        let exchange = Self.get(server, within: .milliseconds(400))
        #expect(exchange.failure == expected)
        #expect(exchange.timings.ended - exchange.timings.began < .milliseconds(650))
        #expect(exchange.remoteAddress == "127.0.0.1:\(server.port)")
    }

    @Test(
        "another protocol is not HTTP",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n", "-ERR unknown command 'GET'\r\n", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{a}",
            "<html>HTTP/0.9</html>",
        ])
    func notHTTP(answer: String) throws {
        let server = try WireServer(answer: answer)
        guard case .notHTTP? = Self.get(server).failure else {
            Issue.record("taken for HTTP")
            return
        }
    }

    @Test func refused() throws {
        let port = try WireServer.closedPort()
        let exchange = Self.exchange(HTTPRequest(.get, "http://127.0.0.1:\(port)/"))
        #expect(exchange.failure == .refused)
        #expect(exchange.timings.connected == nil)
    }

    @Test("a name without an address is not resolved")
    func notResolved() {
        guard case .notResolved? = Self.exchange(HTTPRequest(.get, "http://relay.invalid/")).failure else {
            Issue.record("relay.invalid was resolved")
            return
        }
    }

    @Test("a pinned name goes to its addresses, the next one if the first refuses")
    func pins() throws {
        let server = try WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        var route = HTTPRoute()
        route.pins = [.init(host: "api.relay.invalid", port: server.port, addresses: ["::1", "127.0.0.1"])]
        let exchange = Self.exchange(HTTPRequest(.get, "http://api.relay.invalid:\(server.port)/"), route: route)
        #expect(exchange.response?.status == 204)
        #expect(exchange.remoteAddress == "127.0.0.1:\(server.port)")
        #expect(server.received.first?.contains("Host: api.relay.invalid:\(server.port)\r\n") == true)
    }

    @Test func detour() throws {
        let server = try WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        var route = HTTPRoute()
        route.detours = [.init(host: "api.relay.invalid", port: 80, toHost: "127.0.0.1", toPort: server.port)]
        let exchange = Self.exchange(HTTPRequest(.get, "http://api.relay.invalid/"), route: route)
        #expect(exchange.response?.status == 204)
        #expect(server.received.first?.contains("Host: api.relay.invalid\r\n") == true)
    }

    @Test func unixSocket() throws {
        let directory = TemporaryDirectory()
        let server = try WireServer(
            [[.readRequest, .text("HTTP/1.1 204 No Content\r\n\r\n")]], unixSocket: directory.file("s"))
        var route = HTTPRoute()
        route.unixSocket = directory.file("s")
        #expect(Self.exchange(HTTPRequest(.get, "http://localhost/"), route: route).response?.status == 204)
        withExtendedLifetime(server) {}
    }

    @Test("an interrupt ends an exchange, also one that was raised before")
    func interrupt() throws {
        let server = try WireServer(.readRequest, .hold)
        let wake = try WakeDescriptor()
        let client = HTTPClient(interrupts: Interrupts(descriptors: [wake.raw]))
        let deadline = MonotonicClock.now() + .seconds(10)
        startThread {
            // The server has the request: the exchange is under way.
            while server.received.first?.isEmpty != false {}
            wake.signal()
        }
        let first = client.exchange(HTTPRequest(.get, server.url), until: deadline)
        #expect(first.failure == .interrupted)
        let second = client.exchange(HTTPRequest(.get, server.url), until: deadline)
        #expect(second.failure == .interrupted)
        #expect(second.timings.ended < deadline)
    }

    @Test("a deadline in the past sends nothing")
    func pastDeadline() throws {
        let server = try WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        #expect(Self.get(server, within: .seconds(-1)).failure == .timedOut(.resolving))
        #expect(server.received.isEmpty)
    }

    @Test("a request that cannot be sent is not")
    func unsendable() throws {
        let server = try WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        let request = HTTPRequest(.get, server.url, fields: [HTTPRequestField("X", "a\r\nY: b")])
        #expect(Self.exchange(request).failure == .unsendable(.fieldValue(name: "X")))
        var route = HTTPRoute()
        route.pins = [.init(host: "a,b", port: 1, addresses: ["127.0.0.1"])]
        #expect(Self.get(server, route: route).failure == .unsendable(.setting("address")))
        route = HTTPRoute()
        route.proxy = .init(url: "http://u:p@127.0.0.1:1")
        #expect(Self.get(server, route: route).failure == .unsendable(.credentialsInURL))
        #expect(server.received.isEmpty)
    }

    @Test func version() {
        #expect(HTTPClient.libraryVersion?.hasPrefix("libcurl/") == true)
    }
}
