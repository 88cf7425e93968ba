import RelayEvidence

/// What to ask a server that refused the handshake with a status.
enum RefusalQuestions {
    static func questions(
        _ answer: HTTPFacts, _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        let backends = (0..<means.backends).map { Experiment.direct($0) }
        switch answer.status {
        // A proxy's own page: the application was not asked.
        case 401, 403: return ProxyPage.recognise(answer) == nil ? denied(facts, bundle, means) : backends
        case 500: return ProxyPage.recognise(answer) == nil ? failed(facts, bundle, means) : backends
        case 400, 413, 414, 431: return badRequest(answer, facts, bundle, means)
        case 200, 404: return backends + paths(bundle, means)
        case 502: return badGateway(facts, bundle) + backends
        case 426, 503, 504: return backends
        default: return []
        }
    }

    /// Where the answer does not say what is bad: is it the Origin, the token's length, or the path.
    private static func badRequest(
        _ answer: HTTPFacts, _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        if BadRequest(answer) != nil || HeadTooLarge.isSaid(answer) { return [] }
        if answer.status == 400, let origin = facts.origin, !OriginRefusal.isOrigin(origin) { return [.targetOrigin] }
        let isTokens = facts.tokenMode != "none" && bundle.outcome(of: .noToken).map { $0.status == 400 } != true
        return isTokens ? [.noToken] : answer.status == 400 ? paths(bundle, means) : []
    }

    /// A proxy that reaches the application elsewhere: does the application drop this handshake.
    private static func badGateway(_ facts: HandshakeFacts, _ bundle: Bundle) -> [Experiment] {
        guard facts.tokenMode != "none", case .answered(let plain)? = bundle.http.facts, plain.status != 502 else {
            return []
        }
        return bundle.outcome(of: .noToken)?.status == 502 ? [] : SilenceQuestions.dropped(facts, bundle)
    }

    /// A refusal without a reason: eleven causes (FACTS: fact 2).
    private static func denied(
        _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        guard facts.tokenMode != "none" || bundle.isSentByHand, bundle.refusal.flatMap(OriginRefusal.words) == nil
        else { return [] }
        var list: [Experiment] = []
        if let origin = facts.origin, OriginRefusal.isOrigin(origin), origin != "null", !OriginRefusal.isKnown(bundle) {
            list.append(.hostOfOrigin)
        }
        // A list of origins of its own may let through what ALLOWED_HOSTS does not have.
        if OriginRefusal.isUnknownHost(bundle) { list.append(.unknownPath) }
        if OriginRefusal.isProven(bundle) { return list }
        if RefusedTokenAnalyser.cause(bundle) != nil {
            return list + (means.canLogIn && facts.tokenMode != "none" ? [.freshLogin] : [])
        }
        if let origin = facts.origin {
            if origin != means.targetOrigin { list.append(.targetOrigin) }
        } else {
            list.append(.targetOrigin)
        }
        list.append(facts.tokenMode == "subprotocol" ? .tokenByQuery : .tokenBySubprotocol)
        if facts.tokenMode != "header" { list.append(.tokenByHeader) }
        if means.canLogIn { list.append(.freshLogin) }
        list += paths(bundle, means)
        // With the Origin known to be allowed, leaving it out decides nothing.
        if facts.origin != nil, !OriginRefusal.isAllowed(bundle) { list.append(.noOrigin) }
        list += (0..<means.backends).map { .direct($0) }
        if OriginRefusal.isAllowed(bundle), !OriginRefusal.passes(bundle) { list.append(.unknownPath) }
        if OriginRefusal.passes(bundle) { return list }
        // Does the Origin arrive at all: Daphne has other words for one that is none.
        if facts.origin != nil, OriginRefusal.isAllowed(bundle), bundle.isDaphnesRefusal { list.append(.invalidOrigin) }
        // Last: is what was allowed ever refused.
        if OriginRefusal.isAllowed(bundle) { list.append(.foreignHost) }
        return list
    }

    /// The application raised: before its authentication or behind it, routed or not (FACTS: fact 3, rows 11 to 13).
    private static func failed(
        _ facts: HandshakeFacts, _ bundle: Bundle, _ means: ExperimentMeans
    ) -> [Experiment] {
        if facts.tokenMode != "none" {
            guard let control = bundle.outcome(of: .noToken) else { return [.noToken] }
            // With a token that is at fault no path opens.
            if RefusedTokenAnalyser.cause(bundle) != nil {
                if means.canLogIn, bundle.outcome(of: .freshLogin) == nil { return [.freshLogin] }
                guard bundle.outcome(of: .freshLogin)?.status == 500 else { return [] }
            }
            // Behind the authentication another path shows whether it is this one; a Redis that fails fails for all.
            guard control.status == 500 else {
                return bundle.redisTrouble == nil ? paths(bundle, means) : []
            }
        }
        let list = [.otherSlash, .foreignOrigin] + otherPath(means)
        // A middleware may raise without a token, and not on one that it can refuse.
        let isRefused = bundle.outcome(of: .foreignOrigin)?.status == 403
        return list + (facts.tokenMode != "none" && isRefused ? [.garbageToken] : [])
    }

    /// The path that the settings name, after the same path with its slash changed where it is none of theirs.
    private static func paths(_ bundle: Bundle, _ means: ExperimentMeans) -> [Experiment] {
        guard let path = means.otherPath else { return [] }
        return bundle.isOtherRoom(path) ? [.otherPath(path)] : [.otherSlash, .otherPath(path)]
    }

    private static func otherPath(_ means: ExperimentMeans) -> [Experiment] {
        means.otherPath.map { [.otherPath($0)] } ?? []
    }
}
