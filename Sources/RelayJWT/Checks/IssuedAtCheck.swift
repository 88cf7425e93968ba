import RelayBytes

/// `iat` in the future: RFC 7519 is silent, PyJWT refuses it, and one of the two clocks is wrong.
package struct IssuedAtCheck: ClaimCheck {
    package init() {}

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        guard case .value(let date) = token.claims.iat else { return token.claims.iat.unreadable("iat") }
        let (actual, expected) = (JSONValue.number(date.number), "<= \(now.seconds)")
        guard now.saturated(adding: leeway) < date.time else {
            let age = TimeSpan(from: date.time, to: now)
            let words = age.seconds < 0 ? "in the future, within the leeway" : "\(age.words(fine: true)) ago"
            return .ok("iat", "issued \(words)", expected: expected, actual: actual)
        }
        let ahead = TimeSpan(from: now, to: date.time)
        return .fail(
            "iat", .notyet, "issued \(ahead.words(fine: true)) in the future: the clocks of issuer and reader differ",
            expected: expected, actual: actual)
    }
}
