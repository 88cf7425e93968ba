import RelayBytes

/// `iss` is the issuer that was asked for, code point by code point (RFC 7519 section 4.1.1).
package struct IssuerCheck: ClaimCheck {
    private let expected: String?

    package init(_ expected: String?) { self.expected = expected }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        TextClaim("iss", token.claims.iss).check(against: expected, typeMatters: false)
    }
}
