import RelayBytes

/// `exp`: from this time on the token must not be accepted (RFC 7519 section 4.1.4).
package struct ExpiryCheck: ClaimCheck {
    private let isRequired: Bool
    private let endsWithCalendar: Bool

    /// A dialect may require `exp`, and may have no years beyond 9999.
    package init(isRequired: Bool = false, endsWithCalendar: Bool = false) {
        self.isRequired = isRequired
        self.endsWithCalendar = endsWithCalendar
    }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let expected = "> \(now.seconds)"
        guard case .value(let date) = token.claims.exp else {
            if isRequired, !token.claims.exp.isPresent {
                return .fail("exp", .invalid, "the token has no exp", expected: expected)
            }
            return token.claims.exp.unreadable("exp")
        }
        let actual = JSONValue.number(date.number)
        if now >= date.time.saturated(adding: leeway) {
            let late = TimeSpan(from: date.time, to: now)
            return .fail("exp", .expired, "expired \(late.seconds) s ago", expected: expected, actual: actual)
        }
        guard date.isFinite, date.isInCalendar || !endsWithCalendar else {
            let words =
                date.looksLikeMilliseconds ? "exp counts milliseconds, it should count seconds" : "exp is out of range"
            return .fail("exp", .invalid, reason: "exp_range", words, expected: expected, actual: actual)
        }
        let left = TimeSpan(from: now, to: date.time)
        let words =
            left.seconds < 0 ? "expired \(left.words()) ago, within the leeway" : "expires in \(left.words(fine: true))"
        return .ok("exp", words, expected: expected, actual: actual)
    }
}
