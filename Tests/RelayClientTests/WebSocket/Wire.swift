import RelayBytes
import RelayClient
import RelayFrames
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

/// Literal bytes of a server, and a client against them.
enum Wire {
    /// Answers the key of RFC 6455 section 1.3, which `Conversation` sends.
    static let accepted = """
        HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n
        """

    /// An unmasked text frame, shorter than 126 bytes.
    static func text(_ text: String) -> [UInt8] { [0x81, UInt8(text.utf8.count)] + Array(text.utf8) }
}

/// What a client saw, in words, until its session ended.
struct Conversation: Equatable {
    var events: [String] = []
    var ending: Ending?
    var streamEnd: StreamEnd?
    var advance: WebSocketClient.Advance?

    /// Connects to the server, which lives as long, and advances until the end or the limit. `opened` acts on the open
    /// connection once.
    init(
        _ server: WireServer, limits: SessionLimits = SessionLimits(), within span: Duration = .seconds(10),
        interrupts: Interrupts = .none, opened: (inout WebSocketClient) -> Void = { _ in }
    ) throws {
        defer { withExtendedLifetime(server) {} }
        let dialled = Dialer.dial(addresses: ["127.0.0.1"], port: server.port, timeout: .seconds(5))
        guard let stream = dialled.takeStream() else { throw SystemFailure(call: "dial", errno: 0) }
        let key = try #require(WebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="))
        let request = UpgradeRequest(target: "/ws/", host: "localhost", key: key)
        var client = try WebSocketClient(over: stream, request: request, limits: limits)
        let limit = MonotonicClock.now() + span
        var seen: [String] = []
        var hasActed = false
        while true {
            let advance = client.advance(until: limit, interrupts: interrupts) { event, payload in
                let bytes = payload.indices.map { payload[$0] }
                if let word = Self.word(event, bytes) { seen.append(word) }
            }
            if client.session.isOpen, !hasActed {
                hasActed = true
                opened(&client)
            }
            guard advance == .progressed, MonotonicClock.now() < limit + .seconds(5) else {
                self.advance = advance
                break
            }
        }
        events = seen
        ending = client.session.ending
        streamEnd = client.streamEnd
    }

    private static func word(_ event: SessionEvent, _ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        return switch event {
        case .opened: "opened"
        case .refused(let head): "refused \(head.status)"
        case .message: "message \(text.count > 20 ? "\(text.count)" : text)"
        case .ping: "ping \(text)"
        case .pong: "pong \(text)"
        case .closeReceived(let close): "close \(close.code?.rawValue ?? 0)"
        case .violation: "violation"
        case .bodyBytes, .interim, .invalidHandshake, .pingDue, .ended: nil
        case .upgradeRequested, .upgradeRejected, .httpRequest: "a server's event"
        }
    }
}
