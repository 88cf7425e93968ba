/// An experiment that was made: what it changed, and what became of it.
package struct ExperimentRecord: Hashable, Sendable {
    package let experiment: Experiment
    /// What was different, in words: `Origin https://relayctl.invalid`.
    package let changed: String
    package let outcome: ExperimentOutcome

    package init(experiment: Experiment, changed: String, outcome: ExperimentOutcome) {
        self.experiment = experiment
        self.changed = changed
        self.outcome = outcome
    }
}
