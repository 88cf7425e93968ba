import RelayEvidence

/// The rounds of a probe of one target, and what they say together.
package struct Series {
    /// A report for each round; at least one.
    package let reports: [Report]
    /// The report of the whole: that of the first round that was not healthy, else of the last, with what only all
    /// rounds together show. A signal has the last word.
    package let whole: Report
    package let statistics: [StageStatistics]
    package let answers: [AddressAnswers]

    /// Judges the rounds; nil without any.
    package init?(_ reports: [Report]) {
        guard let last = reports.last else { return nil }
        self.reports = reports
        statistics = StageStatistics.over(reports)
        answers = AddressAnswers.over(reports)
        let decisive = last.exit.isSignal ? last : reports.first { $0.exit != .healthy } ?? Self.worst(reports, last)
        guard let flapping = Flapping.finding(reports, answers) else {
            whole = decisive
            return
        }
        whole = decisive.led(by: flapping)
    }

    /// Whether there was more than one round.
    package var isRepeated: Bool { reports.count > 1 }

    private static func worst(_ reports: [Report], _ last: Report) -> Report {
        reports.first { $0.verdict != .healthy } ?? last
    }
}

extension Report {
    /// The same report with that finding as its one error.
    fileprivate func led(by finding: Finding) -> Report {
        let others = findings.map { other in
            var other = other
            if other.severity == .error { other.severity = .warning }
            return other
        }
        return Report(
            bundle: bundle, stages: stages, verdict: verdict, exit: exit, failedStage: failedStage,
            findings: [finding] + others, next: finding.remedies.lazy.compactMap(\.command).first ?? next,
            comparison: comparison)
    }
}
