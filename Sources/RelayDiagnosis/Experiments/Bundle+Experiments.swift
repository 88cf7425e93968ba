import RelayEvidence

extension Bundle {
    /// What became of an experiment that was made.
    func outcome(of experiment: Experiment) -> ExperimentOutcome? {
        experiments.first { $0.experiment.isSame(as: experiment) }?.outcome
    }

    /// The experiment that opened the connection where the probe's own handshake did not: the factor that decides.
    package var flip: ExperimentRecord? {
        guard upgrade.facts?.isOpen == false || session.facts?.ending != nil else { return nil }
        return experiments.first { $0.outcome.kind == .open }
    }
}
