/// How a token travels in the opening handshake.
package enum TokenDelivery: Equatable, Sendable {
    /// Two offered subprotocols: the scheme and the token.
    case subprotocol(scheme: String)
    /// A query parameter; servers and proxies log it.
    case query(name: String)
    /// `Authorization: Bearer ...`, which a browser cannot send.
    case header(scheme: String)
    case none

    /// The word of `--auth-mode`.
    package var word: String {
        switch self {
        case .subprotocol: "subprotocol"
        case .query: "query"
        case .header: "header"
        case .none: "none"
        }
    }
}
