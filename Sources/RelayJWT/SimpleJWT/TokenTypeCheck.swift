import RelayBytes

/// `token_type` is the one that the server's token class wants.
package struct TokenTypeCheck: ClaimCheck {
    private let wanted: SimpleJWTDialect.TokenType

    package init(_ wanted: SimpleJWTDialect.TokenType) { self.wanted = wanted }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let actual = token.claims["token_type"]
        if wanted == .any {
            guard actual == .string("refresh") else { return .skip("token_type", "any") }
            return .warn(
                "token_type", "a refresh token: UntypedToken lets it in as if it were an access token", actual: actual)
        }
        guard let actual else {
            return .fail("token_type", .invalid, "the token has no token_type", expected: wanted.rawValue)
        }
        guard let text = actual.string else {
            return .fail(
                "token_type", .invalid, "token_type is \(actual.kindInWords)", expected: wanted.rawValue, actual: actual
            )
        }
        return text.isExactly(wanted.rawValue)
            ? .ok("token_type", "as asked", expected: wanted.rawValue, actual: actual)
            : .fail(
                "token_type", .invalid, "token_type is \"\(Printable.excerpt(text.utf8, limit: 40))\"",
                expected: wanted.rawValue, actual: actual)
    }
}
