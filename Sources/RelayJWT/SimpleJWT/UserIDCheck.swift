import RelayBytes

/// `user_id` names a user: a whole number, as text since simplejwt 5.5 and as a number before.
package struct UserIDCheck: ClaimCheck {
    package init() {}

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        let actual = token.claims["user_id"]
        switch token.claims.userID {
        case .absent: return .fail("user_id", .invalid, "the token has no user_id", expected: "present")
        case .value(let text) where Int64(text) != nil:
            return .ok("user_id", "names a user", actual: actual)
        default:
            return .warn(
                "user_id", "user_id is not a whole number: with an integer primary key the server answers 500",
                expected: "a whole number", actual: actual)
        }
    }
}
