import RelayBytes
import RelayEvidence

/// token: what the token says of itself, held against this machine's clock.
enum TokenStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.token.facts else { return StageReport(.token, .skip, "") }
        let span = bundle.token.span
        var json: JSONObject = ["token": .string(facts.mask), "source": .string(facts.source)]
        switch facts.reading {
        case .literalNull(let what):
            let summary = "it is \(what): the login before it gave none"
            return StageReport(.token, bundle.softFailure, span: span, summary, facts: json, exit: .malformedInput)
        case .malformed(let what):
            let summary = "no JWT: \(Printable.escape(what))"
            return StageReport(.token, bundle.softFailure, span: span, summary, facts: json, exit: .malformedInput)
        case .decoded(let token):
            json["alg"] = .string(token.algorithm)
            json["token_type"] = JSONValue(token.tokenType)
            json["user_id"] = JSONValue(token.userID)
            json["expires_at"] = JSONValue(token.expires.map { UnixTime(seconds: $0).rfc3339 })
            let (problem, exit) = problem(token, at: facts.judgedAt)
            // The server's clock decides over iat and nbf; where it accepts them, ours is behind.
            if exit == .tokenNotYetValid, APIVerdict(bundle) == .accepts {
                let summary = "\(good(token, at: facts.judgedAt)); \(problem ?? "") by this machine's clock"
                return StageReport(.token, .ok, span: span, summary, facts: json)
            }
            // The types are the application's own.
            if exit == .tokenInvalid, APIVerdict(bundle) == .accepts {
                return StageReport(.token, .ok, span: span, good(token, at: facts.judgedAt), facts: json)
            }
            let summary = problem ?? good(token, at: facts.judgedAt)
            let status: StageReport.Status = problem == nil ? .ok : bundle.softFailure
            return StageReport(.token, status, span: span, summary, facts: json, exit: exit)
        }
    }

    /// The class of a token that shows its own fault; nil for one that shows none.
    static func exit(_ facts: TokenFacts) -> ExitStatus? {
        guard case .decoded(let token) = facts.reading else { return .malformedInput }
        return problem(token, at: facts.judgedAt).1
    }

    private static func problem(_ token: DecodedToken, at now: UnixTime) -> (String?, ExitStatus?) {
        if let expires = token.expires, expires <= now.seconds {
            let past = TimeSpan(from: UnixTime(seconds: expires), to: now).words(fine: true)
            return ("expired \(past) ago (exp \(shortTime(expires, seen: now)))", .tokenExpired)
        }
        if let start = token.notBefore, start > now.seconds {
            return ("not valid before \(UnixTime(seconds: start).rfc3339)", .tokenNotYetValid)
        }
        if let issued = token.issuedAt, issued > now.seconds {
            return ("issued in the future: \(UnixTime(seconds: issued).rfc3339)", .tokenNotYetValid)
        }
        if let type = token.foreignType {
            return ("a \(Printable.escape(type)) token, where an access token is needed", .tokenInvalid)
        }
        return (nil, nil)
    }

    /// The time alone when the day is clear.
    private static func shortTime(_ seconds: Int64, seen now: UnixTime) -> String {
        let whole = UnixTime(seconds: seconds).rfc3339
        return TimeSpan(from: UnixTime(seconds: seconds), to: now).seconds < 43_200 ? String(whole.suffix(9)) : whole
    }

    private static func good(_ token: DecodedToken, at now: UnixTime) -> String {
        let whose = token.userID.map { " of user \(Printable.escape($0))" } ?? ""
        let kind = "\(Printable.escape(token.tokenType ?? "untyped")) token\(whose)"
        guard let expires = token.expires else { return kind + " without an end" }
        return "\(kind), ends in \(TimeSpan(from: now, to: UnixTime(seconds: expires)).words(fine: true))"
    }
}
