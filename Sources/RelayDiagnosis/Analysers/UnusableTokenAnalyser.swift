import RelayBytes
import RelayEvidence

/// token.*: what the token shows of itself, where no refused handshake shows more.
enum UnusableTokenAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.token.facts, bundle.evidenceSpeaks, let (code, summary) = cause(facts) else {
            return []
        }
        // The session's own finding names the token's fault.
        if bundle.isClosedOverToken { return [] }
        let isAccepted = APIVerdict(bundle) == .accepts
        if [.tokenNotYetValid, .tokenWrongType].contains(code), isAccepted { return [] }
        if code == .tokenExpired, isAccepted { return [outlived(facts, bundle)] }
        return [
            Finding(
                code, at: .token, summary, because: ["it came from \(Printable.escape(facts.source))"],
                remedies: [Finding.Remedy("log in again", command: bundle.loginCommand)])
        ]
    }

    /// Whoever accepts it knows better than this machine's clock.
    private static func outlived(_ facts: TokenFacts, _ bundle: Bundle) -> Finding {
        Finding(
            .tokenExpired, .warning, .likely, at: .token,
            "by this machine's clock the token has expired, and the server still accepts it",
            because: ["it came from \(Printable.escape(facts.source))", "the API accepts the token"],
            untested: ["a leeway of the server's", "a clock that is wrong: compare date -u on both"],
            remedies: [Finding.Remedy("log in again", command: bundle.loginCommand)])
    }

    private static func cause(_ facts: TokenFacts) -> (FindingCode, String)? {
        switch facts.reading {
        case .literalNull(let what): return (.tokenLiteralNull, "the token is \(what): the login before it gave none")
        case .malformed(let why): return (.tokenMalformed, "the token is no JWT: \(Printable.escape(why))")
        case .decoded:
            switch TokenStage.exit(facts) {
            case .tokenExpired: return (.tokenExpired, "the access token has expired")
            case .tokenNotYetValid: return (.tokenNotYetValid, "the token is from the future: a clock is wrong")
            case nil: return nil
            default: return (.tokenWrongType, "the token is no access token")
            }
        }
    }
}

extension Bundle {
    /// The session was closed with a code of authentication, or with one of the application's own.
    fileprivate var isClosedOverToken: Bool {
        guard case .closed(let code, _)? = session.facts?.ending else { return false }
        return SessionStage.closeClass(code) == .closedForAuthentication || 4000...4999 ~= code ?? 0
    }
}
