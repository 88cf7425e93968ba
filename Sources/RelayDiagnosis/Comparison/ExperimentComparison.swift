import RelayBytes
import RelayEvidence

/// Experiments that both runs made and that came out otherwise.
enum ExperimentComparison {
    static func differences(_ bundle: Bundle, _ good: Bundle) -> [Difference] {
        bundle.experiments.compactMap { record in
            guard let other = good.experiments.first(where: { $0.experiment.isSame(as: record.experiment) }) else {
                return nil
            }
            let (here, there) = (words(record.outcome), words(other.outcome))
            return here == there
                ? nil : Difference(.upgrade, "experiment \(record.experiment.name)", here: here, good: there)
        }
    }

    private static func words(_ outcome: ExperimentOutcome) -> String {
        let status = outcome.status.map { " \($0)" } ?? ""
        return "\(outcome.kind.rawValue)\(status)"
    }
}
