/// A way in which the reference relay misbehaves on request, each true to what a real stack does on the wire.
///
/// Unless its summary says otherwise a fault concerns the opening handshake alone: HTTP still answers, and the Origin
/// and token checks come first, so the controls that tell causes apart (no token, another Origin) keep their meaning.
package enum Fault: String, CaseIterable, Hashable, Sendable {
    case expired
    case wrongSecret = "wrong-secret"
    case origin
    case noSubprotocolEcho = "no-subprotocol-echo"
    case wrongSubprotocol = "wrong-subprotocol"
    case close4001 = "close-4001"
    case hang
    case reset5s = "reset-5s"
    case http500 = "http-500"
    case http502 = "http-502"
    case badAccept = "bad-accept"
    case slow
    case drop
    case noEcho = "no-echo"
    case redisDown = "redis-down"

    /// The fault's name as `--fault` takes it.
    package init?(name: String) { self.init(rawValue: name) }

    /// The fault's name as `--fault` takes it.
    package var name: String { rawValue }

    /// One line that says what the relay then does.
    package var summary: String {
        switch self {
        case .expired: "login issues tokens that have already expired"
        case .wrongSecret: "tokens are verified with another key than login signs with"
        case .origin: "ALLOWED_HOSTS lacks this host: 403 for its Origin, 400 for its Host (login still answers)"
        case .noSubprotocolEcho: "101 without Sec-WebSocket-Protocol"
        case .wrongSubprotocol: "101 selects a subprotocol that was not offered"
        case .close4001: "101, then close code 4001 at once"
        case .hang: "the upgrade is never answered; HTTP is"
        case .reset5s: "Redis hangs: TCP reset without an answer after 4.5 s when the token is good"
        case .http500: "no websocket application: 500 for every upgrade"
        case .http502: "nginx's 502 page for every upgrade"
        case .badAccept: "101 with a wrong Sec-WebSocket-Accept"
        case .slow: "101 after 3 s"
        case .drop: "the session is cut without a Close frame at the first message"
        case .noEcho: "messages vanish; pings are answered"
        case .redisDown: "the stand-in Redis refuses connections: 500 when the token is good, 403 without one"
        }
    }
}
