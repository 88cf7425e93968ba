import RelayEvidence

/// What to ask a server that ended the connection without an answer (FACTS: rows 16, 20, 35, 43, 48).
enum SilenceQuestions {
    static func dropped(_ facts: HandshakeFacts, _ bundle: Bundle) -> [Experiment] {
        // Whoever drops plain requests as well may be waiting for TLS.
        guard SilenceAnalyser.answersHTTP(bundle) else { return isPlain(bundle) ? [.overTLS] : [] }
        guard facts.tokenMode != "none" else { return [] }
        // Refused in order without a token: what is amiss is behind the authentication, or it is the token's length.
        guard let control = bundle.outcome(of: .noToken) else { return [.noToken] }
        guard control.kind == .refused || control.kind == .open else { return [] }
        if bundle.redisTrouble != nil, facts.isDropped { return [] }
        var list: [Experiment] = []
        if facts.isClosedAtOnce {
            // Daphne drops a head beyond 64 KiB without a word; garbage of the same length shows it.
            list.append(.garbageToken)
            guard let garbage = bundle.outcome(of: .garbageToken), garbage.kind == .refused else { return list }
        }
        if facts.tokenMode == "subprotocol" { list += [.tokenByQuery, .moreSubprotocols] }
        return list
    }

    /// No answer, and no end either: does the token's length do it.
    static func silent(_ facts: HandshakeFacts, _ bundle: Bundle) -> [Experiment] {
        guard facts.tokenMode != "none" else { return [] }
        guard bundle.outcome(of: .noToken)?.kind == .refused else { return [.noToken] }
        return bundle.redisTrouble == nil ? [.noToken, .garbageToken] : []
    }

    /// A login that got no HTTP answer: what does a handshake get.
    static func login(_ bundle: Bundle) -> [Experiment] {
        guard case .failed(let failure)? = bundle.login.facts?.outcome else { return [] }
        switch failure {
        case .malformed: return [.noToken]
        case .closed: return isPlain(bundle) ? [.overTLS] : []
        default: return []
        }
    }

    private static func isPlain(_ bundle: Bundle) -> Bool {
        guard case .failed(let failure)? = bundle.http.facts, !bundle.target.usesTLS else { return false }
        return switch failure {
        case .closed, .malformed: true
        default: false
        }
    }
}
