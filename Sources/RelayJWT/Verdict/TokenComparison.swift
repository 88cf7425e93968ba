import RelayBytes

/// Two tokens side by side: what they have in common, and what they do not.
package struct TokenComparison: Equatable, Sendable {
    /// One line of the comparison: a part of the tokens and what it is in each.
    package struct Row: Equatable, Sendable {
        package enum Relation: String, Equatable, Sendable {
            case same
            /// Any two tokens differ in this: their times, jti and signature.
            case usual
            case differs
        }

        /// `header`, `claims`, `time`, `signature`, `verdict`.
        package let place: String
        package let name: String
        package let relation: Relation
        /// Nil where the token has none.
        package let a: JSONValue?
        package let b: JSONValue?
    }

    package let rows: [Row]
    package let a: CompactToken
    package let b: CompactToken
    /// What each is worth, where a key was given.
    package let verdicts: [TokenVerdict]
    package let judgedAt: UnixTime

    package var differs: Bool { rows.contains { $0.relation == .differs } }

    /// Compares; with a verifier the verdicts too. `redacted` blanks the claims that name a person, after comparing.
    package init(
        _ a: CompactToken, _ b: CompactToken, policy: VerificationPolicy, now: UnixTime,
        verifier: (any SignatureVerifier)?, redacted: Bool = false
    ) {
        judgedAt = now
        (self.a, self.b) = redacted ? (a.redacted, b.redacted) : (a, b)
        let judged = verifier.map { key in
            [a, b].map { TokenVerification.judge(token: $0, verifier: key, policy: policy, now: now) }
        }
        verdicts = (judged ?? []).map { redacted ? $0.redacted : $0 }
        var rows = Self.members("header", a.header.members, b.header.members)
        rows += Self.members("claims", a.claims.members, b.claims.members)
        rows.append(Self.row("time", "state", Self.state(a, policy, now), Self.state(b, policy, now)))
        rows.append(Self.row("time", "lifetime_s", a.claims.lifetimeSeconds, b.claims.lifetimeSeconds))
        rows.append(Self.row("signature", "bytes", Int64(a.signature.count), Int64(b.signature.count)))
        if verdicts.count == 2 { rows += Self.checks(verdicts[0], verdicts[1]) }
        self.rows = redacted ? rows.map(Self.blanked) : rows
    }

    private static func members(_ place: String, _ a: JSONObject, _ b: JSONObject) -> [Row] {
        var names = a.members.map(\.name)
        var seen = Set(names.map { Array($0.utf8) })
        for member in b.members where seen.insert(Array(member.name.utf8)).inserted { names.append(member.name) }
        let own = place == "claims" ? ["exp", "iat", "nbf", "jti"] : []
        let (left, right) = (table(a), table(b))
        return names.map { name in
            let (one, other) = (left[Array(name.utf8)], right[Array(name.utf8)])
            let bothAlike = one.map(kind) == other.map(kind)
            let relation: Row.Relation = one == other ? .same : own.contains(name) && bothAlike ? .usual : .differs
            return Row(place: place, name: name, relation: relation, a: one, b: other)
        }
    }

    private static func table(_ object: JSONObject) -> [[UInt8]: JSONValue] {
        Dictionary(object.members.map { (Array($0.name.utf8), $0.value) }) { _, last in last }
    }

    private static func kind(_ value: JSONValue) -> String { value.kindInWords }

    private static func row(_ place: String, _ name: String, _ a: Int64?, _ b: Int64?) -> Row {
        Row(
            place: place, name: name, relation: a == b ? .same : .differs, a: a.map { JSONValue($0) },
            b: b.map { JSONValue($0) })
    }

    private static func row(_ place: String, _ name: String, _ a: String, _ b: String) -> Row {
        Row(place: place, name: name, relation: a == b ? .same : .differs, a: .string(a), b: .string(b))
    }

    /// Where in its time a token stands.
    private static func state(_ token: CompactToken, _ policy: VerificationPolicy, _ now: UnixTime) -> String {
        let checks = TokenVerification.claimChecks(of: token, policy: policy, now: now)
        let kinds = checks.compactMap(\.failure?.verdict)
        return kinds.contains(.expired) ? "expired" : kinds.contains(.notyet) ? "not yet" : "current"
    }

    /// The verdicts, and the checks of which one fails.
    private static func checks(_ a: TokenVerdict, _ b: TokenVerdict) -> [Row] {
        let word = { (verdict: TokenVerdict) in
            [verdict.kind.rawValue, verdict.reason].compactMap(\.self).joined(separator: ".")
        }
        var rows = [row("verdict", "verdict", word(a), word(b))]
        for check in a.checks {
            guard let other = b.checks.first(where: { $0.name == check.name }), check.status != other.status,
                check.status == .fail || other.status == .fail
            else { continue }
            rows.append(row("verdict", check.name, check.status.rawValue, other.status.rawValue))
        }
        return rows
    }

    private static func blanked(_ row: Row) -> Row {
        guard row.place == "claims", ClaimsSet.personal.contains(row.name) else { return row }
        let blank = JSONValue.string(ClaimsSet.blank)
        return Row(
            place: row.place, name: row.name, relation: row.relation, a: row.a.map { _ in blank },
            b: row.b.map { _ in blank })
    }
}
