/// An experiment that was made: what it changed, and what became of it.
package struct ExperimentRecord: Equatable, Sendable {
    package let experiment: Experiment
    /// What was different, in words: `Origin https://relayctl.invalid`.
    package let changed: String
    package let outcome: ExperimentOutcome
    /// The claims of the token of a login that was made for it.
    package let token: DecodedToken?

    package init(
        experiment: Experiment, changed: String, outcome: ExperimentOutcome, token: DecodedToken? = nil
    ) {
        self.experiment = experiment
        self.changed = changed
        self.outcome = outcome
        self.token = token
    }
}
