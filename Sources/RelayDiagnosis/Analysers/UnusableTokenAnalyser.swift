import RelayBytes
import RelayEvidence

/// token.*: what the token shows of itself, where no refused handshake shows more.
enum UnusableTokenAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.token.facts, bundle.evidenceSpeaks, let (code, summary) = cause(facts) else {
            return []
        }
        // The session's own finding names the token's fault.
        if bundle.closedForAuthentication { return [] }
        if code == .tokenNotYetValid, APIVerdict(bundle) == .accepts { return [] }
        return [
            Finding(
                code, at: .token, summary, because: ["it came from \(Printable.escape(facts.source))"],
                remedies: [Finding.Remedy("log in again", command: bundle.loginCommand)])
        ]
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
    /// The session was closed with a code of authentication.
    fileprivate var closedForAuthentication: Bool {
        guard case .closed(let code, _)? = session.facts?.ending else { return false }
        return SessionStage.closeClass(code) == .closedForAuthentication
    }
}
