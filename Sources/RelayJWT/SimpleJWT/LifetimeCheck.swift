import RelayBytes

/// `exp` minus `iat` against simplejwt's defaults: 5 minutes and 1 day, or the document's 60 minutes.
///
/// The two stamps come from two readings of the clock, so a second more or less is the same.
package struct LifetimeCheck: ClaimCheck {
    package init() {}

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        guard let seconds = token.claims.lifetimeSeconds else {
            return .skip("lifetime", "no iat or exp to count from")
        }
        let isRefresh = token.claims.tokenType.value == "refresh"
        let usual = isRefresh ? Self.refresh : Self.access
        let words = TimeSpan(seconds: seconds).words(fine: true)
        let actual = JSONValue.number(JSONNumber(seconds))
        let expected = usual.map { "\($0.0)" }.joined(separator: " or ") + " s"
        guard let match = usual.first(where: { $0.0 - 2...$0.0 + 2 ~= seconds }) else {
            let remark = seconds < 0 ? "it expires before it is issued" : "\(words), which is no default of simplejwt"
            return .warn("lifetime", remark, expected: expected, actual: actual)
        }
        return .ok("lifetime", "\(words): \(match.1)", expected: expected, actual: actual)
    }

    private static let access: [(Int64, String)] = [
        (300, "simplejwt's default"), (3600, "ACCESS_TOKEN_LIFETIME of 60 minutes"),
    ]
    private static let refresh: [(Int64, String)] = [(86_400, "simplejwt's default")]
}
