/// A question that differs from the probe's own opening handshake in one thing.
package enum Experiment: Equatable, Sendable {
    /// The same without the token.
    case noToken
    /// A token that no server accepts, as long as the probe's own.
    case garbageToken
    /// The token of a login made for this.
    case freshLogin
    /// The token as a query parameter in place of a subprotocol.
    case tokenByQuery
    /// The token as a subprotocol, where the probe sends it otherwise.
    case tokenBySubprotocol
    /// The token as a query parameter, and the scheme offered beside it: does an offer reach the application.
    case queryAndSubprotocol
    /// The same with the scheme offered twice: who reads the offer must refuse that (RFC 6455 section 4.1).
    case repeatedSubprotocol
    /// The token in an Authorization header, where the probe sends it otherwise.
    case tokenByHeader
    /// More subprotocols offered behind the token's own: does the application select one whatever is offered.
    case moreSubprotocols
    /// The Origin of the target's own address.
    case targetOrigin
    /// An Origin that no server allows.
    case foreignOrigin
    case noOrigin
    /// An Origin that is none: Daphne refuses it with 400, if it arrives (FACTS: row 8).
    case invalidOrigin
    /// The path with its last slash, or without it.
    case otherSlash
    /// The room's path of the settings, or another room where that is the path itself.
    case otherPath(String)
    /// A path that no route has: who raises there has let the Origin through, and refuses nobody before the route.
    case unknownPath
    /// A plain GET with the Origin's host as Host: 400 is "not in ALLOWED_HOSTS" (FACTS: row 7).
    case hostOfOrigin
    /// A plain GET with a Host that no server knows: 400 shows that ALLOWED_HOSTS is checked.
    case foreignHost
    /// A TLS session with a port that was asked in plain text.
    case overTLS
    /// A plain GET without TLS on a port that was asked in TLS.
    case plainHTTP
    /// Nothing changed, for the first or the second time: does the server answer the same.
    case again(Int)
    /// A backend of `--direct`, past the proxy in front; its number counts from 0.
    case direct(Int)

    /// The name in tables and JSON.
    package var name: String {
        switch self {
        case .noToken: "no-token"
        case .garbageToken: "garbage-token"
        case .freshLogin: "fresh-login"
        case .tokenByQuery: "token-by-query"
        case .tokenBySubprotocol: "token-by-subprotocol"
        case .queryAndSubprotocol: "query-and-subprotocol"
        case .repeatedSubprotocol: "repeated-subprotocol"
        case .tokenByHeader: "token-by-header"
        case .moreSubprotocols: "more-subprotocols"
        case .targetOrigin: "target-origin"
        case .foreignOrigin: "foreign-origin"
        case .noOrigin: "no-origin"
        case .invalidOrigin: "invalid-origin"
        case .otherSlash: "other-slash"
        case .otherPath: "other-path"
        case .unknownPath: "unknown-path"
        case .hostOfOrigin: "host-of-origin"
        case .foreignHost: "foreign-host"
        case .overTLS: "over-tls"
        case .plainHTTP: "plain-http"
        case .again: "again"
        case .direct: "direct"
        }
    }

    /// Whether it is an opening handshake; the others are plain requests and a TLS session.
    package var isHandshake: Bool {
        switch self {
        case .hostOfOrigin, .foreignHost, .plainHTTP, .overTLS: false
        default: true
        }
    }

    /// Whether it is the same question, whatever it was asked with.
    package func isSame(as other: Experiment) -> Bool {
        name == other.name && (!["direct", "again"].contains(name) || self == other)
    }
}
