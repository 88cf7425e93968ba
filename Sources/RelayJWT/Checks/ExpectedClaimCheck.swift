import RelayBytes

/// A claim has exactly the value that was asked for.
package struct ExpectedClaimCheck: ClaimCheck {
    private let claim: ExpectedClaim

    package init(_ claim: ExpectedClaim) { self.claim = claim }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let name = "claim \(claim.name)"
        guard let actual = token.claims[claim.name] else {
            return .fail(name, .invalid, reason: claim.name, "the token has no \(claim.name)", expected: claim.value)
        }
        if matches(actual) { return .ok(name, "as asked", expected: claim.value, actual: actual) }
        let shown = Printable.excerpt(JSONWriter.write(actual).utf8, limit: 80)
        return .fail(
            name, .invalid, reason: claim.name, "\(claim.name) is \(shown)", expected: claim.value, actual: actual)
    }

    /// A string by its text; anything by its JSON; an array by one of its elements.
    private func matches(_ actual: JSONValue) -> Bool {
        if let text = actual.string, text.isExactly(claim.value) { return true }
        if JSONWriter.write(actual).isExactly(claim.value) { return true }
        return actual.array?.contains { $0.string?.isExactly(claim.value) ?? false } ?? false
    }
}
