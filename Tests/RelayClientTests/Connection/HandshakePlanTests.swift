import RelayBytes
import RelayClient
import RelayFrames
import Testing

/// The bytes of the opening handshake.
@Suite struct HandshakePlanTests {
    private static let address = ServiceAddress(host: "h.test", port: 8000, usesTLS: false, socketTarget: "/ws/?a=1")

    private func bytes(
        _ token: String?, to address: ServiceAddress = address, _ change: (inout HandshakePlan) -> Void = { _ in }
    ) -> String {
        var plan = HandshakePlan(userAgent: "t/1")
        change(&plan)
        let key = WebSocketKey(bytes: [UInt8](repeating: 0, count: 16))
        var output = ByteBuffer()
        plan.request(to: address, token: token.map { Secret($0) }, key: key).write(into: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func request(_ target: String = "/ws/?a=1", _ lines: [String] = [], _ last: [String] = []) -> String {
        let head = [
            "GET \(target) HTTP/1.1", "Host: h.test:8000", "Connection: Upgrade", "User-Agent: t/1",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
        ]
        return (head + lines + ["Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="] + last).joined(separator: "\r\n")
            + "\r\n\r\n"
    }

    @Test(
        "each delivery",
        arguments: [
            (TokenDelivery.subprotocol(scheme: "Bearer"), "/ws/?a=1", [], ["Sec-WebSocket-Protocol: Bearer, T"]),
            (.subprotocol(scheme: "jwt"), "/ws/?a=1", [], ["Sec-WebSocket-Protocol: jwt, T"]),
            (.query(name: "token"), "/ws/?a=1&token=T", [], []), (.query(name: "a"), "/ws/?a=T", [], []),
            (.header(scheme: "JWT"), "/ws/?a=1", ["Authorization: JWT T"], []), (.none, "/ws/?a=1", [], []),
        ] as [(TokenDelivery, String, [String], [String])])
    func delivery(delivery: TokenDelivery, target: String, lines: [String], last: [String]) {
        #expect(bytes("T") { $0.delivery = delivery } == request(target, lines, last))
        #expect(bytes(nil) { $0.delivery = delivery } == request())
    }

    @Test("subprotocols of the operator come behind the token's") func subprotocols() {
        #expect(
            bytes("T") { $0.subprotocols = ["chat", "v2"] }
                == request("/ws/?a=1", [], ["Sec-WebSocket-Protocol: Bearer, T, chat, v2"]))
    }

    @Test("a token that is no plain text is escaped in a query, and one that the operator escaped stays")
    func queryToken() {
        #expect(bytes("a b&c=+") { $0.delivery = .query(name: "t") } == request("/ws/?a=1&t=a%20b%26c%3D%2B"))
        var address = Self.address
        address.socketTarget = "/ws/?t=%41%2b+&b=2"
        #expect(bytes("A++", to: address) { $0.delivery = .query(name: "t") } == request("/ws/?t=%41%2b+&b=2"))
    }

    @Test("everything else that it says, in a browser's order") func everything() {
        let text = bytes("T") { plan in
            plan.origin = "http://o.test"
            plan.host = "other.test"
            plan.cookie = Secret("a=b")
            plan.authorization = Secret("Basic eHk=")
            plan.headers = [HeaderField("X-A", "1"), HeaderField("X-A", "2")]
        }
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(
            lines == [
                "GET /ws/?a=1 HTTP/1.1", "Host: other.test", "Connection: Upgrade", "User-Agent: t/1",
                "Upgrade: websocket",
                "Origin: http://o.test", "Sec-WebSocket-Version: 13", "Authorization: Basic eHk=", "Cookie: a=b",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol: Bearer, T", "X-A: 1", "X-A: 2",
            ])
    }

    @Test(
        "compression is offered as browsers do, or not at all",
        arguments: zip(CompressionChoice.allCases, [true, false, true]))
    func compression(choice: CompressionChoice, isOffered: Bool) {
        let lines = ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]
        #expect(bytes(nil) { $0.compression = choice } == request("/ws/?a=1", [], isOffered ? lines : []))
    }

    @Test("cookies and passwords are credentials, headers are not known to be") func credentials() {
        var plan = HandshakePlan(userAgent: "t")
        plan.headers = [HeaderField("X-A", "1")]
        #expect(!plan.carriesCredentials)
        plan.cookie = Secret("a=b")
        #expect(plan.carriesCredentials)
    }
}
