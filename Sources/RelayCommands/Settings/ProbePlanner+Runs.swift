import RelayClient

// From the words of the command line to runs.
extension ProbePlanner {
    /// A run for each target, and the relays that they need.
    static func runs(
        _ command: ProbeCommand, _ environment: Environment, trace: ProbeTrace?
    ) throws(CommandFailure) -> (runs: [ProbeRun], demos: [DemoRelay]) {
        var (runs, demos): ([ProbeRun], [DemoRelay]) = ([], [])
        var environment = environment
        if command.target.isSet { environment.secrets = ReadOnce() }
        for words in try command.target.words(environment) {
            let planner = ProbePlanner(command: command, words: words, environment: environment)
            let (planned, demo) = try planner.plan()
            var plan = planned
            plan.trace = trace
            if let demo { demos.append(demo) }
            runs.append(
                ProbeRun(
                    plan: plan, means: try planner.means(plan), count: command.count,
                    interval: command.interval.duration))
        }
        return (runs, demos)
    }
}
