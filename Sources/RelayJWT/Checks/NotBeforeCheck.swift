import RelayBytes

/// `nbf`: before this time the token must not be accepted (RFC 7519 section 4.1.5).
package struct NotBeforeCheck: ClaimCheck {
    package init() {}

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        guard case .value(let date) = token.claims.nbf else { return token.claims.nbf.unreadable("nbf") }
        let (actual, expected) = (JSONValue.number(date.number), "<= \(now.seconds)")
        guard now.saturated(adding: leeway) < date.time else {
            return .ok("nbf", "begun", expected: expected, actual: actual)
        }
        let early = TimeSpan(from: now, to: date.time)
        return .fail(
            "nbf", .notyet, "not valid for another \(early.words(fine: true))", expected: expected, actual: actual)
    }
}
