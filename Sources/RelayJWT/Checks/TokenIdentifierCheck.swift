import RelayBytes

/// `jti` is a string (RFC 7519 section 4.1.7; PyJWT 2.10 and later refuse any other), and the one that was asked for.
package struct TokenIdentifierCheck: ClaimCheck {
    private let expected: String?
    private let isRequired: Bool

    /// A dialect may require a `jti` of whatever value.
    package init(_ expected: String?, isRequired: Bool = false) {
        self.expected = expected
        self.isRequired = isRequired
    }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        if isRequired, !token.claims.jti.isPresent {
            return .fail("jti", .invalid, "the token has no jti", expected: expected ?? "present")
        }
        return TextClaim("jti", token.claims.jti).check(against: expected, typeMatters: true)
    }
}
