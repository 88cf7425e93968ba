import RelayEvidence

/// Which experiment still separates the causes that remain (PRODUCT: probe, experiments).
package enum NextExperiment {
    /// No run shakes hands more often.
    private static let mostHandshakes = 8

    /// The next question; nil when none would decide anything, or the budget is spent.
    package static func after(_ bundle: Bundle, with means: ExperimentMeans) -> Experiment? {
        guard means.mode != .off, bundle.interruptedBy == nil,
            bundle.experiments.count(where: { $0.experiment.isHandshake }) < mostHandshakes
        else { return nil }
        if means.mode == .all { return everything(bundle, means).first { bundle.outcome(of: $0) == nil } }
        if bundle.isFlapping { return nil }
        if bundle.flip != nil { return Confirmation.questions(bundle, means).first { bundle.outcome(of: $0) == nil } }
        return questions(bundle, means).first { bundle.outcome(of: $0) == nil }
    }

    /// The questions of the case at hand, the one that separates most first. What was asked shortens the list: each
    /// answer is in the bundle when this is asked again.
    private static func questions(_ bundle: Bundle, _ means: ExperimentMeans) -> [Experiment] {
        switch bundle.tls.facts {
        case .failed(.timedOut), .failed(.closed): return [.plainHTTP]
        default: break
        }
        guard let facts = bundle.upgrade.facts else { return SilenceQuestions.login(bundle) }
        switch facts.outcome {
        case .refused(let answer): return RefusalQuestions.questions(answer, facts, bundle, means)
        case .reset, .closed:
            return facts.isDropped || facts.isClosedAtOnce ? SilenceQuestions.dropped(facts, bundle) : []
        case .silent where SilenceAnalyser.answersHTTP(bundle): return SilenceQuestions.silent(facts, bundle)
        case .invalid(_, let faults) where faults.contains { $0.kind == .subprotocolNotSelected }:
            return means.canLogIn && RefusedTokenAnalyser.cause(bundle) != nil ? [.freshLogin] : []
        case .open: return bundle.session.facts?.ending != nil && means.canLogIn ? [.freshLogin] : []
        default: return []
        }
    }

    /// Whatever can be asked here. What separates the causes comes first, because the budget may not reach for all, and
    /// backends last, of which there may be many.
    private static func everything(_ bundle: Bundle, _ means: ExperimentMeans) -> [Experiment] {
        let causes = questions(bundle, means)
        guard let facts = bundle.upgrade.facts, !facts.isOpen || bundle.session.facts?.ending != nil else {
            return causes
        }
        var list = causes.filter { $0.name != "direct" } + [.hostOfOrigin, .targetOrigin, .noOrigin, .invalidOrigin]
        if facts.tokenMode != "none" { list += [.noToken, .garbageToken] }
        if means.canLogIn { list.append(.freshLogin) }
        switch facts.tokenMode {
        case "none": break
        case "subprotocol": list += [.tokenByQuery, .moreSubprotocols]
        default: list.append(.tokenBySubprotocol)
        }
        list.append(.otherSlash)
        if let path = means.otherPath { list.append(.otherPath(path)) }
        return list + (0..<means.backends).map { .direct($0) }
    }
}
