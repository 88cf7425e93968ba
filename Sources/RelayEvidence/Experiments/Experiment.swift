/// A question that differs from the probe's own opening handshake in one thing.
package enum Experiment: Hashable, Sendable {
    /// The same without the token.
    case noToken
    /// A token that no server accepts.
    case garbageToken
    /// The token of a login made for this.
    case freshLogin
    /// The token as a query parameter in place of a subprotocol.
    case tokenByQuery
    /// The Origin of the target's own address.
    case targetOrigin
    /// An Origin that no server allows.
    case foreignOrigin
    case noOrigin
    /// The path with its last slash, or without it.
    case otherSlash
    /// The room's path of the settings, or another room where that is the path itself.
    case otherPath(String)
    /// A plain GET with the Origin's host as Host: 400 is "not in ALLOWED_HOSTS" (FACTS: row 7).
    case hostOfOrigin
    /// A plain GET without TLS on a port that was asked in TLS.
    case plainHTTP
    /// A backend of `--direct`, past the proxy in front; its number counts from 0.
    case direct(Int)

    /// The name in tables and JSON.
    package var name: String {
        switch self {
        case .noToken: "no-token"
        case .garbageToken: "garbage-token"
        case .freshLogin: "fresh-login"
        case .tokenByQuery: "token-by-query"
        case .targetOrigin: "target-origin"
        case .foreignOrigin: "foreign-origin"
        case .noOrigin: "no-origin"
        case .otherSlash: "other-slash"
        case .otherPath: "other-path"
        case .hostOfOrigin: "host-of-origin"
        case .plainHTTP: "plain-http"
        case .direct: "direct"
        }
    }

    /// Whether it is an opening handshake; the others are plain requests.
    package var isHandshake: Bool {
        switch self {
        case .hostOfOrigin, .plainHTTP: false
        default: true
        }
    }

    /// Whether it is the same question, whatever it was asked with.
    package func isSame(as other: Experiment) -> Bool { name == other.name && (name != "direct" || self == other) }
}
