import RelayEvidence

/// What to ask a server that dropped the handshake at its timeout (FACTS: rows 16, 20, 35).
enum SilenceQuestions {
    static func dropped(_ facts: HandshakeFacts, _ bundle: Bundle) -> [Experiment] {
        guard facts.tokenMode != "none" else { return [] }
        let isRedis = bundle.redis.facts.flatMap(RedisTrouble.init) != nil
        // Refused at once without a token: the wait is behind the authentication.
        guard let control = bundle.outcome(of: .noToken) else { return [.noToken] }
        return control.kind == .refused && !isRedis && facts.tokenMode == "subprotocol" ? [.tokenByQuery] : []
    }
}
