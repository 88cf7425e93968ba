import RelayBytes

/// A claim is there, of whatever value but null (RFC 7519 section 4 leaves it to the application to require one).
package struct RequiredClaimCheck: ClaimCheck {
    private let name: String

    package init(_ name: String) { self.name = name }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        switch token.claims[name] {
        case nil: .fail("require \(name)", .invalid, reason: name, "the token has no \(name)", expected: "present")
        case .null?:
            .fail("require \(name)", .invalid, reason: name, "\(name) is null", expected: "present", actual: .null)
        case let value?: .ok("require \(name)", "present", expected: "present", actual: value)
        }
    }
}
