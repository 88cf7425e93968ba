import RelayBytes

/// The token in use and where it came from.
package struct GivenToken: Equatable, Sendable {
    package var token: Secret
    /// `--token-file`, `RELAYCTL_TOKEN`, `login`, `saved login of testuser`.
    package var source: String

    package init(token: Secret, source: String) {
        self.token = token
        self.source = source
    }
}

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

/// A user name and password for the login.
package struct Credentials: Equatable, Sendable {
    package var username: String
    package var password: Secret

    package init(username: String, password: Secret) {
        self.username = username
        self.password = password
    }
}
