import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// One target to be probed, in one round or several. A value: it can go to a thread.
struct ProbeRun: Sendable {
    /// What a round saw, and whether an interrupt ended it.
    struct Round: Sendable {
        var bundle: Bundle
        let isInterrupted: Bool
        /// No other round follows.
        var isLast: Bool
    }

    let plan: ProbePlan
    let means: ExperimentMeans
    let count: Int
    /// From the beginning of a round to that of the next.
    let interval: Duration

    /// Probes round after round; `take` gets each as it ends, and says whether to go on.
    func probe(_ interrupts: Interrupts, _ take: (Round) -> Bool) {
        var means = means
        for number in 1...count {
            let began = MonotonicClock.now()
            var round = self.round(interrupts, means)
            round.isLast = number == count || round.isInterrupted || round.bundle.ranOutOfTime
            // What experiments show, they show once.
            if !round.bundle.experiments.isEmpty { means.mode = .off }
            guard take(round), !round.isLast else { return }
            let next = began + interval
            _ = wait(for: -1, [], until: plan.deadline.map { min($0, next) } ?? next, interrupts: interrupts)
        }
    }

    private func round(_ interrupts: Interrupts, _ means: ExperimentMeans) -> Round {
        var collector = Collector(plan, interrupts)
        collector.climb()
        while !collector.bundle.isRefusedAsExpected,
            let experiment = NextExperiment.after(collector.bundle, with: means)
        {
            collector.run(experiment)
        }
        let bundle = collector.finish()
        return Round(bundle: bundle, isInterrupted: collector.isInterrupted, isLast: false)
    }
}
