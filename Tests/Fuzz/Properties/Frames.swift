import RelayBytes
import RelayFrames

/// A session in either role reports the same of a stream however it is cut, and never more than its limits let through.
enum Frames {
    private static let mostBytes = 4096

    static func violation(by bytes: [UInt8]) -> String? {
        guard bytes.count > 2 else { return nil }
        let isServer = bytes[1] & 1 == 1
        let stream = bytes[2...]
        let (whole, other) = (read([Array(stream)], isServer), read(Cuts(seed: bytes[0]).pieces(of: stream), isServer))
        if whole.events != other.events { return "whole: \(whole.events)\ncut: \(other.events)" }
        return whole.fault ?? other.fault
    }

    private static func read(_ pieces: [[UInt8]], _ isServer: Bool) -> (events: [String], fault: String?) {
        guard var session = open(isServer) else { return ([], "no session") }
        var (events, fault, inflater) = ([String](), String?.none, PassThrough())
        for piece in pieces {
            var rest = piece
            while !rest.isEmpty {
                let count = rest.count
                var reported: [SessionEvent] = []
                var span = rest.mutableSpan
                let consumed = session.receive(
                    &span, at: Instant(nanoseconds: 0), inflating: &inflater, into: &reported)
                if consumed > count { return (events, "consumed more than there was") }
                for event in reported { fault = fault ?? note(event, session, rest, &events) }
                reply(&session, reported)
                rest.removeFirst(consumed)
                if consumed == 0 { break }
            }
        }
        return (events, fault)
    }

    private static func note(
        _ event: SessionEvent, _ session: WebSocketSession, _ bytes: [UInt8], _ events: inout [String]
    ) -> String? {
        let text = { (payload: Payload) in
            let span = session.payload(payload, in: bytes.span)
            return Hex.encode(span.indices.map { span[$0] })
        }
        switch event {
        case .message(let opcode, let payload):
            let span = session.payload(payload, in: bytes.span)
            events.append("message \(opcode) \(text(payload))")
            if span.count > mostBytes { return "a message above the limit" }
            if opcode == .text, !UTF8Validator.isValid(span) { return "a text that is not UTF-8" }
        case .ping(let payload): events.append("ping \(text(payload))")
        case .pong(let payload): events.append("pong \(text(payload))")
        case .bodyBytes: break
        default: events.append("\(event)")
        }
        return nil
    }

    private static func reply(_ session: inout WebSocketSession, _ events: [SessionEvent]) {
        var (keys, output) = (ZeroKeys(), ByteBuffer())
        for event in events {
            if case .ping = event { session.writePong(using: &keys, into: &output) }
        }
        session.writeReplies(using: &keys, into: &output)
    }

    /// A session behind its opening handshake.
    private static func open(_ isServer: Bool) -> WebSocketSession? {
        guard let key = WebSocketKey("dGhlIHNhbXBsZSBub25jZQ==") else { return nil }
        var limits = SessionLimits()
        limits.messageBytes = mostBytes
        let start = Instant(nanoseconds: 0)
        let request = UpgradeRequest(target: "/", host: "h", key: key)
        guard
            var session = isServer
                ? WebSocketSession(server: limits, at: start)
                : try? WebSocketSession(client: request, limits: limits, at: start)
        else { return nil }
        let head =
            isServer
            ? "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            : "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
        var (bytes, events, inflater, output) = (Array(head.utf8), [SessionEvent](), PassThrough(), ByteBuffer())
        var span = bytes.mutableSpan
        _ = session.receive(&span, at: start, inflating: &inflater, into: &events)
        for event in events {
            if case .upgradeRequested(let offer) = event {
                session.accept(UpgradeResponse(to: offer), at: start, into: &output)
            }
        }
        return session.isOpen ? session : nil
    }

    private struct ZeroKeys: RandomNumberGenerator {
        mutating func next() -> UInt64 { 0 }
    }
}
