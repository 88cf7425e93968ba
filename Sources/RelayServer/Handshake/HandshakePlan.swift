import RelayBytes
import RelayFrames

/// What the relay does about an upgrade request, decided before a byte is sent.
struct HandshakePlan: Hashable, Sendable {
    enum Action: Hashable, Sendable {
        /// 101 and a session.
        case open(Admission)
        /// These bytes, then the end of the connection.
        case answer([UInt8])
        /// A TCP reset without a byte.
        case reset
        /// Nothing, ever.
        case silence
    }

    /// What is logged at once.
    var events: [RelayLogEvent] = []
    /// How long the client waits for the action.
    var delay = Duration.zero
    var action: Action
    /// What is logged when the action is taken.
    var eventsAfter: [RelayLogEvent] = []
    /// The verdict in a few words, for `-v`.
    var verdict: String
}

/// The terms on which a handshake is accepted.
struct Admission: Hashable, Sendable {
    /// Nil in echo mode, and where the session is only opened to be closed.
    var room: String?
    var user: String?
    /// The 101, byte for byte.
    var response: [UInt8]
    /// A close code that is sent right after the 101.
    var closeAtOnce: UInt16?
}

/// Daphne's answers, byte for byte.
enum DaphneAnswer {
    static let accessDenied = Array("HTTP/1.1 403 Access denied\r\n\r\n".utf8)
    static let internalError = Array("HTTP/1.1 500 Internal server error\r\n\r\n".utf8)

    /// The 101 for the key; `subprotocol` is selected, `accept` replaces the right Sec-WebSocket-Accept.
    static func switching(key: String, subprotocol: String?, accept: String? = nil) -> [UInt8] {
        let selected = subprotocol.map { "Sec-WebSocket-Protocol: \($0)\r\n" } ?? ""
        return Array(
            ("HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                + selected + "Sec-WebSocket-Accept: \(accept ?? Accept.value(for: key))\r\n\r\n").utf8)
    }
}
