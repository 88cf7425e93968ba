import RelayBytes

/// The token stays valid for at least that long; for a warning before it expires, so a failure leaves it valid.
package struct MinimumRemainingCheck: ClaimCheck {
    private let minimum: Duration

    package init(_ minimum: Duration) { self.minimum = minimum }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let expected = ">= \(minimum.components.seconds) s"
        guard case .value(let date) = token.claims.exp else {
            return .ok("min_remaining", "the token has no exp to run out", expected: expected)
        }
        let left = TimeSpan(from: now, to: date.time)
        let actual = JSONValue.number(JSONNumber(left.seconds))
        return now.saturated(adding: minimum) > date.time
            ? .short("min_remaining", "only \(left.seconds) s are left", expected: expected, actual: actual)
            : .ok("min_remaining", "\(left.words(fine: true)) are left", expected: expected, actual: actual)
    }
}
