import RelayBytes
import RelayJWT

/// The header and claims of a token, a line each, times in words beside their numbers.
enum ClaimsText {
    /// A longer value is cut, and more members are counted: a person reads no megabytes, and JSON has them all.
    private static let (longestValue, mostMembers) = (4096, 500)

    static func lines(_ token: CompactToken, now: UnixTime) -> [String] {
        ["header"] + lines(token.header.members, now: now, isHeader: true)
            + ["claims"] + lines(token.claims.members, now: now, isHeader: false)
    }

    private static func lines(_ object: JSONObject, now: UnixTime, isHeader: Bool) -> [String] {
        let shown = object.members.prefix(mostMembers).map { "  " + line($0, now: now, isHeader: isHeader) }
        let rest = object.members.count - shown.count
        return rest > 0 ? shown + ["  ... and \(rest) more, see --json"] : shown
    }

    private static func line(_ member: JSONObject.Member, now: UnixTime, isHeader: Bool) -> String {
        let name = Printable.excerpt(member.name.utf8, limit: 200)
        guard !isHeader, ["exp", "nbf", "iat"].contains(member.name), case .number(let number) = member.value else {
            return "\(name) \(Printable.escape(JSONWriter.excerpt(member.value, limit: longestValue)))"
        }
        let date = NumericDate(number)
        let digits = Printable.excerpt(number.text.utf8, limit: 80)
        let calendar = date.rfc3339.map { "  \($0)" } ?? ""
        return "\(name) \(digits)\(calendar)  \(TimeSpan(from: now, to: date.time).relativeWords(fine: true))"
    }

    /// `access token, user_id 1, HS256`: what the first line of an answer says of a token.
    static func summary(_ token: CompactToken) -> String {
        let kind = "\(Printable.excerpt((token.claims.tokenType.value ?? "untyped").utf8, limit: 40)) token"
        if let user = token.claims.userID.value {
            return "\(kind), user_id \(Printable.excerpt(user.utf8, limit: 80))"
        }
        guard let subject = token.claims.subject else { return kind }
        return "\(kind), sub \(Printable.excerpt(subject.utf8, limit: 80))"
    }
}
