import RelayBytes

/// The token was issued no longer ago than that, by its own `iat`.
package struct MaximumAgeCheck: ClaimCheck {
    private let maximum: Duration

    package init(_ maximum: Duration) { self.maximum = maximum }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let expected = "<= \(maximum.components.seconds) s"
        guard case .value(let date) = token.claims.iat else {
            return .fail("max_age", .invalid, "the token has no iat to count from", expected: expected)
        }
        let age = TimeSpan(from: date.time, to: now)
        let actual = JSONValue.number(JSONNumber(age.seconds))
        return now > date.time.saturated(adding: maximum).saturated(adding: leeway)
            ? .fail("max_age", .invalid, "issued \(age.words(fine: true)) ago", expected: expected, actual: actual)
            : .ok("max_age", "issued \(age.words(fine: true)) ago", expected: expected, actual: actual)
    }
}
