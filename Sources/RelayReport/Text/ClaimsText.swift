import RelayBytes
import RelayJWT

/// The header and claims of a token, a line each, times in words beside their numbers.
enum ClaimsText {
    static func lines(_ token: CompactToken, now: UnixTime) -> [String] {
        ["header"] + token.header.members.members.map { "  " + line($0, now: now, isHeader: true) }
            + ["claims"] + token.claims.members.members.map { "  " + line($0, now: now, isHeader: false) }
    }

    private static func line(_ member: JSONObject.Member, now: UnixTime, isHeader: Bool) -> String {
        let name = Printable.escape(member.name)
        guard !isHeader, ["exp", "nbf", "iat"].contains(member.name), case .number(let number) = member.value else {
            return "\(name) \(Printable.escape(JSONWriter.write(member.value)))"
        }
        let date = NumericDate(number)
        let calendar = date.rfc3339.map { "  \($0)" } ?? ""
        return "\(name) \(number.text)\(calendar)  \(TimeSpan(from: now, to: date.time).relativeWords(fine: true))"
    }

    /// `access token, user_id 1, HS256`: what the first line of an answer says of a token.
    static func summary(_ token: CompactToken) -> String {
        var parts = ["\(Printable.escape(token.claims.tokenType.value ?? "untyped")) token"]
        if let user = token.claims.userID.value {
            parts.append("user_id \(Printable.escape(user))")
        } else if let subject = token.claims.subject {
            parts.append("sub \(Printable.escape(subject))")
        }
        return parts.joined(separator: ", ")
    }
}
