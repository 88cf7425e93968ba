import RelayBytes
import RelayEvidence

/// upgrade.token-* and upgrade.user-*: a handshake refused with 401 or 403 because of the token.
///
/// Daphne's 403 is the same for eleven causes (FACTS: fact 2); what the token says of itself, what the API says of it
/// and what becomes of a fresh one tell them apart.
enum RefusedTokenAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication,
            !bundle.isFlapping, ProxyPage.recognise(refusal) == nil, OriginRefusal.words(refusal) == nil,
            // The Origin is looked at first (FACTS: fact 1).
            !OriginRefusal.isProven(bundle),
            var found = cause(bundle)
        else { return [] }
        if let fresh = bundle.outcome(of: .freshLogin) { weigh(fresh, APIVerdict(bundle), &found) }
        return [found]
    }

    /// What a fresh login shows: the same handshake with nothing but the token changed.
    private static func weigh(_ fresh: ExperimentOutcome, _ verdict: APIVerdict, _ finding: inout Finding) {
        switch fresh.kind {
        case .open:
            finding.because.append("a fresh login is accepted (101), the same Origin both times")
            // Without a word of the API it may also be the token's user.
            if verdict == .silent, finding.code == .upgradeTokenSignature {
                finding.untested.append("the user of this token is inactive or gone")
            } else {
                finding.prove()
            }
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
        // Who accepts it knows better than this machine's clock.
        guard let facts = bundle.token.facts, APIVerdict(bundle) != .accepts else { return nil }
        switch facts.reading {
        case .literalNull(let what):
            return finding(
                .tokenLiteralNull, "the token is \(what): the login before it gave none", [source(facts)], bundle)
        case .malformed(let why):
            return finding(
                .upgradeTokenMalformed, "the token is no JWT: \(Printable.escape(why))", [source(facts)], bundle)
        case .decoded(let token):
            return ownFault(token, facts.judgedAt, bundle) ?? RefusedTokenWords.cause(token, bundle)
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
        if bundle.isSentByHand { return sentByHand(bundle) }
        let why =
            bundle.token.facts == nil ? "no option, variable or saved login gave one" : "--auth-mode none leaves it out"
        return finding(.upgradeTokenMissing, "no token was sent", [why], bundle)
    }

    /// What was given in a header, a cookie or the query goes to the server as it is, and is not read here.
    private static func sentByHand(_ bundle: Bundle) -> Finding {
        let fields = bundle.upgrade.facts?.byHand ?? []
        let places = fields + (bundle.target.socketTarget.contains("?") ? ["the query"] : [])
        let place = places.joined(separator: ", ")
        return Finding(
            .upgradeTokenMissing, .error, .possible, at: .upgrade,
            "no token was sent but what is in \(place), and the server refuses that or does not look there",
            because: ["\(place) went out as given"],
            untested: ["a token in it that has expired or is not for this server", "another place for the token"]
                + (bundle.upgrade.facts?.origin == nil ? ["an Origin, which was not sent"] : []),
            remedies: [
                Finding.Remedy("give the token itself, so that it is looked at", command: bundle.loginCommand)
            ])
    }

    /// What the token shows of itself on this machine's clock.
    private static func ownFault(_ token: DecodedToken, _ now: UnixTime, _ bundle: Bundle) -> Finding? {
        let said = said(bundle)
        if let expires = token.expires, expires <= now.seconds {
            let past = TimeSpan(from: UnixTime(seconds: expires), to: now).words(fine: true)
            return finding(
                .upgradeTokenExpired, "the access token has expired", ["its exp is \(past) past"] + said, bundle)
        }
        if let type = token.foreignType {
            let what = "a \(Printable.escape(type)) token where an access token is needed"
            return finding(.upgradeTokenWrongType, "it is \(what)", said, bundle)
        }
        if token.notBefore ?? 0 > now.seconds || token.issuedAt ?? 0 > now.seconds {
            return finding(
                .upgradeTokenNotYetValid, "the token is from the future: a clock is wrong",
                ["iat or nbf is later than this machine's clock"] + said, bundle)
        }
        return nil
    }

    /// The API's words about the token, as evidence.
    static func said(_ bundle: Bundle) -> [String] {
        switch APIVerdict(bundle) {
        case .refuses(let answer?): ["the API says of it: \(answer.text)"]
        case .refuses(nil): ["the API refuses it, without words"]
        case .fails(let answer): ["the API answers with the token: \(HTTPStage.answer(answer))"]
        case .accepts, .silent: []
        }
    }

    static func finding(
        _ code: FindingCode, _ summary: String, _ because: [String], _ bundle: Bundle
    ) -> Finding {
        Finding(
            code, at: .upgrade, summary, because: because,
            remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
    }
}
