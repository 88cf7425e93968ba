import RelayBytes
import RelayEvidence

/// upgrade.token-claims, where the API fails on the token: a claim on which simplejwt raises instead of refusing
/// (TOKENS: section 2).
enum UnreadableClaim {
    /// 9999-12-31T23:59:59Z, beyond which Python has no date.
    private static let lastYear: Int64 = 253_402_300_799

    static func cause(_ token: DecodedToken, _ bundle: Bundle) -> Finding? {
        let what: String
        if let expires = token.expires, expires > lastYear {
            what = "exp is beyond the year 9999: milliseconds, where seconds are needed"
        } else if token.expires == nil {
            what = "exp is no number"
        } else if let user = token.userID, !user.utf8.contains(where: ASCII.isDigit) {
            what = "the user \(Printable.escape(user)) is no number"
        } else {
            return nil
        }
        var found = RefusedTokenAnalyser.finding(
            .upgradeTokenClaims, "a claim has a value that the server cannot read",
            RefusedTokenAnalyser.said(bundle) + [what], bundle)
        found.confidence = .likely
        found.untested = ["a database that is down"]
        return found
    }
}
