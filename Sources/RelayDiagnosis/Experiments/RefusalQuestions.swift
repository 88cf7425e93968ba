import RelayEvidence

/// What to ask a server that refused the handshake with a status.
enum RefusalQuestions {
    static func questions(
        _ answer: HTTPFacts, _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        switch answer.status {
        case 401, 403: return denied(facts, bundle, means)
        case 500: return failed(facts, bundle, means)
        case 400 where OriginRefusal.isInvalid(answer) || PlainRequestAnalyser.isSaid(answer): return []
        case 400, 413, 414, 431: return facts.tokenMode == "none" || HeadTooLarge.isSaid(answer) ? [] : [.noToken]
        case 200, 404, 426:
            return (0..<means.backends).map { .direct($0) } + otherPath(means)
        case 502, 504: return (0..<means.backends).map { .direct($0) }
        default: return []
        }
    }

    /// A refusal without a reason: eleven causes (FACTS: fact 2).
    private static func denied(
        _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        guard facts.tokenMode != "none" else { return [] }
        if RefusedTokenAnalyser.cause(bundle) != nil { return means.canLogIn ? [.freshLogin] : [] }
        var list: [Experiment] = []
        if facts.origin == nil {
            list.append(.targetOrigin)
        } else {
            if !OriginRefusal.isKnown(bundle) { list.append(.hostOfOrigin) }
            if OriginRefusal.isProven(bundle) { return list }
            if facts.origin != means.targetOrigin { list.append(.targetOrigin) }
        }
        if facts.tokenMode == "subprotocol" { list.append(.tokenByQuery) }
        if means.canLogIn { list.append(.freshLogin) }
        list += otherPath(means)
        // With the Origin known to be allowed, leaving it out decides nothing.
        if facts.origin != nil, !OriginRefusal.isAllowed(bundle) { list.append(.noOrigin) }
        return list + (0..<means.backends).map { .direct($0) }
    }

    /// The application raised: before its authentication or behind it, routed or not (FACTS: fact 3, rows 11 to 13).
    private static func failed(
        _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        if facts.tokenMode != "none" {
            guard let control = bundle.outcome(of: .noToken) else { return [.noToken] }
            guard control.status == 500 else { return [] }
        }
        return [.otherSlash, .foreignOrigin] + otherPath(means)
    }

    private static func otherPath(_ means: ExperimentMeans) -> [Experiment] {
        means.otherPath.map { [.otherPath($0)] } ?? []
    }
}
