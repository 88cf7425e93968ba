import RelayEvidence

/// Judges a bundle: the ladder, the findings, the verdict, the exit status and the next command.
package enum Diagnosis {
    /// The report that follows from a bundle; the same bundle gives the same report.
    package static func judge(_ bundle: Bundle) -> Report {
        let stages = Ladder.judge(bundle)
        // A stage that --max-time cut short might have gone well: no cause follows from it.
        let findings = Analysers.all.flatMap { $0.findings(bundle) }.filter { !bundle.ranOutOfTime(in: $0.stage) }
            .sorted { $0.severity.rank < $1.severity.rank }
        let decision = Decision(bundle, stages)
        return Report(
            bundle: bundle, stages: stages, verdict: decision.verdict, exit: decision.exit,
            failedStage: decision.failedStage, findings: findings,
            next: findings.lazy.flatMap(\.remedies).compactMap(\.command).first)
    }
}

extension Finding.Severity {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
