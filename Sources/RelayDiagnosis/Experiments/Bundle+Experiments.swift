import RelayBytes
import RelayEvidence

extension Bundle {
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

    /// The ASGI server that signs the answers, where no proxy does.
    var applicationServer: String? {
        guard case .answered(let facts)? = http.facts, let server = ServerName.signed(facts)?.asciiLowercased else {
            return nil
        }
        return ["daphne", "uvicorn", "hypercorn"].first { server.hasPrefix($0) }
    }
}
