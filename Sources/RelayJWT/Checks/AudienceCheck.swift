import RelayBytes

/// `aud` names one of the audiences that were asked for, code point by code point (RFC 7519 section 4.1.3).
package struct AudienceCheck: ClaimCheck {
    private let accepted: [String]

    /// Any one of `accepted` suffices; an empty list asks nothing.
    package init(_ accepted: [String]) { self.accepted = accepted }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let actual = token.claims["aud"]
        let expected = accepted.joined(separator: " or ")
        switch token.claims.aud {
        case .absent where accepted.isEmpty: return .skip("aud", "the token has no aud")
        case .absent: return .fail("aud", .invalid, "the token has no aud", expected: expected)
        case .mistyped where accepted.isEmpty:
            return .warn("aud", "aud is not a string or an array of strings", actual: actual)
        case .mistyped:
            return .fail(
                "aud", .invalid, "aud is not a string or an array of strings", expected: expected, actual: actual)
        case .value where accepted.isEmpty: return .skip("aud", "not asked")
        case .value(let audiences):
            let meets = audiences.contains { audience in accepted.contains { $0.isExactly(audience) } }
            if meets { return .ok("aud", "as asked", expected: expected, actual: actual) }
            let named = audiences.map { "\"\(Printable.excerpt($0.utf8, limit: 60))\"" }.joined(separator: ", ")
            return .fail(
                "aud", .invalid, audiences.isEmpty ? "aud names nobody" : "aud is \(named)", expected: expected,
                actual: actual)
        }
    }
}
