import RelayBytes

/// A rule about a token that needs no key: what it asks, and whether the token keeps it.
package protocol ClaimCheck: Sendable {
    /// `now` and `leeway` are the caller's; no check reads a clock.
    func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck
}

extension TypedMember<NumericDate> {
    /// The check of a date that is not there to be judged: absent, or no number (RFC 7519 section 2).
    func unreadable(_ name: String) -> TokenCheck {
        guard case .mistyped(let value) = self else { return .skip(name, "the token has no \(name)") }
        return .fail(
            name, .invalid, reason: "\(name)_type", "\(name) is \(value.kindInWords), not a number",
            expected: "a number", actual: value)
    }
}
