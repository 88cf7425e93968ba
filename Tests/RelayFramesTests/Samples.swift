import RelayBytes
import RelayFrames

/// The values that many tests begin with.
enum Samples {
    /// The key of RFC 6455 section 1.3.
    static var key: WebSocketKey {
        guard let key = WebSocketKey("dGhlIHNhbXBsZSBub25jZQ==") else { preconditionFailure("the RFC's key") }
        return key
    }

    static let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

    static let start = Instant(nanoseconds: 0)

    static var request: UpgradeRequest {
        UpgradeRequest(target: "/ws/chat/test-room/", host: "localhost:18010", key: key)
    }

    static let response = head(
        "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Accept: \(accept)")

    static let serverRequest = head(
        "GET /ws/chat/test-room/ HTTP/1.1", "Host: localhost:18010", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")

    static func head(_ lines: String...) -> [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) }

    static func client(
        _ request: UpgradeRequest = request, limits: SessionLimits = SessionLimits()
    ) throws -> WebSocketSession {
        try WebSocketSession(client: request, limits: limits, at: start)
    }

    /// A session that is open, in either role.
    static func open(
        _ role: WebSocketSession.Role, limits: SessionLimits = SessionLimits()
    ) throws -> WebSocketSession {
        var driver =
            switch role {
            case .client: Driver(try client(limits: limits))
            case .server: Driver(WebSocketSession(server: limits, at: start))
            }
        driver.feed(role == .client ? response : serverRequest)
        precondition(driver.session.isOpen, "the opening handshake failed")
        return driver.session
    }
}

extension WebSocketSession.Role {
    var peer: Self { self == .client ? .server : .client }
}

/// A frame as the peer of `role` sends it: masked towards a server.
func frame(
    to role: WebSocketSession.Role, _ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true, reserved: UInt8 = 0
) -> [UInt8] {
    var output = ByteBuffer()
    FrameWriter.write(
        payload.span, first: (isFinal ? 0x80 : 0) | reserved << 4 | opcode,
        key: role == .server ? MaskingKey(0x37, 0xfa, 0x21, 0x3d) : nil, into: &output)
    return output.bytes
}

func text(to role: WebSocketSession.Role, _ text: String) -> [UInt8] { frame(to: role, 1, Array(text.utf8)) }

/// A frame as `role` sends it under `ZeroKeys`.
func written(by role: WebSocketSession.Role, _ opcode: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
    var output = ByteBuffer()
    FrameWriter.write(
        payload.span, first: 0x80 | opcode, key: role == .client ? MaskingKey(word: 0) : nil, into: &output)
    return output.bytes
}

func close(to role: WebSocketSession.Role, _ code: UInt16, _ reason: String = "") -> [UInt8] {
    frame(to: role, 8, [UInt8(code >> 8), UInt8(code & 0xff)] + reason.utf8)
}

let bothRoles: [WebSocketSession.Role] = [.client, .server]
