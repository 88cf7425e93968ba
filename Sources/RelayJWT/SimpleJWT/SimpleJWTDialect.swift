import RelayBytes

/// What djangorestframework-simplejwt asks of a token beyond RFC 7519 (version 5.5.1).
package struct SimpleJWTDialect: Equatable, Sendable {
    /// The class that reads the token. `any` is UntypedToken, which skips the type: it lets a refresh token in.
    package enum TokenType: String, Equatable, Sendable, CaseIterable {
        case access, refresh, sliding, any

        /// The Python class, as the server's answer names it.
        package var className: String {
            switch self {
            case .access: "AccessToken"
            case .refresh: "RefreshToken"
            case .sliding: "SlidingToken"
            case .any: "UntypedToken"
            }
        }
    }

    package let tokenType: TokenType

    package init(_ tokenType: TokenType = .access) { self.tokenType = tokenType }

    /// The dialect of a server that wants an access token, if the token looks like one of simplejwt's.
    init?(for token: CompactToken) {
        guard token.claims["token_type"] != nil else { return nil }
        tokenType = .access
    }

    /// The checks that only this dialect makes, in simplejwt's order.
    var checks: [any ClaimCheck] { [TokenTypeCheck(tokenType), UserIDCheck(), LifetimeCheck()] }
}
