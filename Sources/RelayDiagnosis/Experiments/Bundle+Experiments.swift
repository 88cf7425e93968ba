import RelayBytes
import RelayEvidence

extension Bundle {
    /// The response of a refused handshake.
    var refusal: HTTPFacts? {
        guard case .refused(let response)? = upgrade.facts?.outcome else { return nil }
        return response
    }

    /// Whether http, token and me have the word: no handshake was sent, or it succeeded (PRODUCT: probe, exit).
    var evidenceSpeaks: Bool { upgrade.facts?.isOpen ?? true }

    /// What became of an experiment that was made.
    func outcome(of experiment: Experiment) -> ExperimentOutcome? {
        experiments.first { $0.experiment.isSame(as: experiment) }?.outcome
    }

    /// The experiment that opened the connection where the probe's own handshake did not: the factor that decides.
    package var flip: ExperimentRecord? {
        guard upgrade.facts?.isOpen == false || session.facts?.ending != nil, !isFlapping else { return nil }
        return experiments.first { $0.outcome.kind == .open }
    }

    /// The refused handshake was accepted when nothing was changed: the server does not answer the same every time.
    var isFlapping: Bool {
        experiments.contains { record in
            guard case .again = record.experiment else { return false }
            return record.outcome.kind == .open
        }
    }

    /// Whether a path is that of another room: it differs from the target's in one segment.
    func isOtherRoom(_ path: String) -> Bool {
        guard target.room == nil else { return true }
        let ours = target.socketTarget.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        let other = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        return ours.count == other.count && zip(ours, other).count { $0 != $1 } == 1
    }

    /// The refusal has Daphne's own reason phrase, which proxies pass on (FACTS: fact 10).
    var isDaphnesRefusal: Bool { refusal?.reason == "Access denied" }

    /// No token of the probe's own went out, and something by hand that may be one.
    var isSentByHand: Bool {
        guard let facts = upgrade.facts, facts.tokenMode == "none" else { return false }
        return !facts.byHand.isEmpty || target.socketTarget.contains("?")
    }
}
