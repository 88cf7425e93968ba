import RelayEvidence

/// A stage over several rounds: how often it ran and failed, and how long it took where it did not.
package struct StageStatistics {
    package let name: StageName
    package let runs: Int
    package let failures: Int
    /// Nil where it never went well.
    package let times: Times?

    /// The times of the runs that did not fail.
    package struct Times {
        package let shortest: Duration
        package let mean: Duration
        package let longest: Duration
    }

    /// In percent of the runs.
    package var loss: Double { runs == 0 ? 0 : 100 * Double(failures) / Double(runs) }

    /// A line for each stage that ran in one of the rounds.
    static func over(_ reports: [Report]) -> [StageStatistics] {
        StageName.allCases.compactMap { name in
            let stages = reports.compactMap { $0.stages.first { $0.name == name && $0.status != .skip } }
            guard !stages.isEmpty else { return nil }
            let times = stages.filter { $0.status != .fail }.compactMap { $0.span?.duration }
            return StageStatistics(
                name: name, runs: stages.count, failures: stages.count { $0.status == .fail }, times: summary(times))
        }
    }

    private static func summary(_ times: [Duration]) -> Times? {
        guard let shortest = times.min(), let longest = times.max() else { return nil }
        return Times(shortest: shortest, mean: times.reduce(.zero, +) / times.count, longest: longest)
    }
}
