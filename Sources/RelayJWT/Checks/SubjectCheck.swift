import RelayBytes

/// `sub` is a string (RFC 7519 section 4.1.2; PyJWT 2.10 and later refuse any other), and the one that was asked for.
package struct SubjectCheck: ClaimCheck {
    private let expected: String?

    package init(_ expected: String?) { self.expected = expected }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        TextClaim("sub", token.claims.sub).check(against: expected, typeMatters: true)
    }
}
