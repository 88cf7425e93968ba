import RelayBytes
import RelayEvidence

/// upgrade.token-* and upgrade.user-*: a handshake refused with 401 or 403 because of the token.
///
/// Daphne's 403 is the same for eleven causes (FACTS: fact 2); what the token says of itself and what the API says of
/// it tell them apart.
enum RefusedTokenAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication else { return [] }
        guard var found = cause(bundle) else { return [] }
        if let fresh = bundle.outcome(of: .freshLogin) { weigh(fresh, &found) }
        return [found]
    }

    /// What a fresh login shows: the same handshake with nothing but the token changed.
    private static func weigh(_ fresh: ExperimentOutcome, _ finding: inout Finding) {
        switch fresh.kind {
        case .open:
            finding.because.append("a fresh login is accepted (101), the same Origin both times")
            finding.prove()
        case .refused:
            finding.because.append(
                "a fresh login is refused too (\(fresh.status ?? 0)): something else refuses as well")
            finding.confidence = .likely
        default: break
        }
    }

    /// The token's part in the refusal; nil when nothing speaks against the token.
    static func cause(_ bundle: Bundle) -> Finding? {
        guard bundle.upgrade.facts?.tokenMode != "none" else { return missing(bundle) }
        guard let facts = bundle.token.facts else { return nil }
        switch facts.reading {
        case .literalNull(let what):
            return finding(
                .tokenLiteralNull, "the token is \(what): the login before it gave none", [source(facts)], bundle)
        case .malformed(let why):
            return finding(
                .upgradeTokenMalformed, "the token is no JWT: \(Printable.escape(why))", [source(facts)], bundle)
        case .decoded(let token): return decoded(token, facts.judgedAt, bundle)
        }
    }

    private static func source(_ facts: TokenFacts) -> String { "it came from \(Printable.escape(facts.source))" }

    private static func missing(_ bundle: Bundle) -> Finding {
        if let left = bundle.upgrade.facts?.redirects.last(where: \.leavesOrigin) {
            return Finding(
                .upgradeTokenMissing, at: .upgrade, "no token was sent",
                because: ["the redirect led to another origin, where no credentials go"],
                remedies: [
                    Finding.Remedy(
                        "use the address it leads to", command: "relayctl probe \(ShellWord.quote(left.to))")
                ])
        }
        let why =
            bundle.token.facts == nil ? "no option, variable or saved login gave one" : "--auth-mode none leaves it out"
        return finding(.upgradeTokenMissing, "no token was sent", [why], bundle)
    }

    private static func decoded(_ token: DecodedToken, _ now: UnixTime, _ bundle: Bundle) -> Finding? {
        let answer = apiAnswer(bundle)
        let said = answer.map { ["the API says of it: \($0.text)"] } ?? []
        if let expires = token.expires, expires <= now.seconds {
            let past = TimeSpan(from: UnixTime(seconds: expires), to: now).words(fine: true)
            return finding(
                .upgradeTokenExpired, "the access token has expired", ["its exp is \(past) past"] + said, bundle)
        }
        if let type = token.tokenType, type != "access" {
            let what = "a \(Printable.escape(type)) token where an access token is needed"
            return finding(.upgradeTokenWrongType, "it is \(what)", said, bundle)
        }
        if token.notBefore ?? 0 > now.seconds || token.issuedAt ?? 0 > now.seconds {
            return finding(
                .upgradeTokenNotYetValid, "the token is from the future: a clock is wrong",
                ["iat or nbf is later than this machine's clock"] + said, bundle)
        }
        guard let answer else { return nil }
        return judged(answer, said, bundle)
    }

    /// What the API's own words decide when the token itself shows no fault.
    private static func judged(_ answer: SimpleJWTAnswer, _ said: [String], _ bundle: Bundle) -> Finding? {
        switch (answer.code, answer.text) {
        case ("user_inactive", _):
            var found = finding(.upgradeUserInactive, "the user is inactive", said, bundle)
            // The login does not let an inactive user in either.
            found.remedies = [Finding.Remedy("set is_active of the user on the server, or log in as another")]
            return found
        case ("user_not_found", _): return finding(.upgradeUserUnknown, "the user does not exist", said, bundle)
        case (_, "Token is expired"):
            return finding(
                .upgradeTokenExpired, "the server calls the token expired, this machine does not: a clock is wrong",
                said, bundle)
        case (_, "Token has wrong type"):
            return finding(.upgradeTokenWrongType, "the token has the wrong type", said, bundle)
        case (_, "Token has no id"), (_, "Token has no type"), (_, "Token has no 'exp' claim"),
            (_, "Token contained no recognizable user identification"):
            return finding(.upgradeTokenClaims, "the token lacks a claim", said, bundle)
        // The Authorization header did not arrive: that says nothing of the token.
        case (_, "Authentication credentials were not provided."): return nil
        default:
            if let algorithm = bundle.token.facts?.decoded?.algorithm, algorithm != "HS256" {
                var found = finding(
                    .upgradeTokenAlgorithm, "the server does not accept the algorithm \(Printable.escape(algorithm))",
                    said + ["simplejwt signs with HS256 unless it is told otherwise"], bundle)
                if algorithm.asciiLowercased != "none" {
                    found.confidence = .likely
                    found.untested = ["a server that is set to this algorithm and has another key"]
                }
                return found
            }
            var found = finding(
                .upgradeTokenSignature, "the server does not accept the token's signature",
                said + ["its claims are in order on this machine's clock"], bundle)
            found.confidence = .likely
            found.untested = ["another algorithm than the server's", "an audience or issuer that the server demands"]
            found.remedies = [
                Finding.Remedy(
                    "hold it against the server's SECRET_KEY",
                    command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt")
            ]
            return found
        }
    }

    /// What `/api/auth/me/` said of the token, if it refused it.
    static func apiAnswer(_ bundle: Bundle) -> SimpleJWTAnswer? {
        guard case .answered(let facts)? = bundle.me.facts, facts.status == 401 else { return nil }
        return SimpleJWTAnswer(facts)
    }

    private static func finding(
        _ code: FindingCode, _ summary: String, _ because: [String], _ bundle: Bundle
    ) -> Finding {
        Finding(
            code, at: .upgrade, summary, because: because,
            remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
    }
}
