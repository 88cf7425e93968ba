import RelayEvidence

/// Judges a bundle: the ladder, the findings, the verdict, the exit status and the next command.
package enum Diagnosis {
    /// The report that follows from a bundle; the same bundle gives the same report.
    package static func judge(_ bundle: Bundle) -> Report {
        let stages = Ladder.judge(bundle)
        let decision = Decision(bundle, stages)
        // A stage that --max-time cut short might have gone well: no cause follows from it.
        let found = Analysers.all.flatMap { $0.findings(bundle) }.filter { finding in
            !bundle.ranOutOfTime(in: finding.stage) && !(finding.stage == .upgrade && bundle.isRefusedAsExpected)
        }
        let findings = weighed(found, decision)
        return Report(
            bundle: bundle, stages: stages, verdict: decision.verdict, exit: decision.exit,
            failedStage: decision.failedStage, findings: findings,
            next: findings.lazy.flatMap(\.remedies).compactMap(\.command).first)
    }

    /// The findings, worst first. One is an error, the first of the stage that broke; the others are warnings.
    private static func weighed(_ findings: [Finding], _ decision: Decision) -> [Finding] {
        let broken = decision.verdict == .broken ? decision.failedStage : nil
        let cause = findings.firstIndex { $0.severity == .error && $0.stage == broken }
        let weighed = findings.enumerated().map { index, finding in
            var finding = finding
            if finding.severity == .error, index != cause { finding.severity = .warning }
            return finding
        }
        return weighed.sorted { $0.severity.rank < $1.severity.rank }
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
