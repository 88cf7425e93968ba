import RelayBytes
import RelayClient
import RelayEvidence

// What a run has to experiment with.
extension ProbePlanner {
    /// The means of the plan.
    func means(_ plan: ProbePlan) throws(CommandFailure) -> ExperimentMeans {
        var means = ExperimentMeans(targetOrigin: plan.address.ownOrigin)
        if let word = command.experiments {
            guard let mode = ExperimentMeans.Mode(rawValue: word) else {
                throw .usage("--experiments is auto, all or off, not \(word.quoted)")
            }
            means.mode = mode
        }
        means.canLogIn = plan.credentials != nil && plan.token != nil
        means.backends = plan.backends.count
        means.otherPath = plan.otherPath
        return means
    }
}
