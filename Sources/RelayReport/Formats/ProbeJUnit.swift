import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as JUnit: a suite for each target, a case for each stage.
enum ProbeJUnit {
    static func render(_ survey: Survey) -> String { JUnit.render(survey.series.map { suite($0.whole) }) }

    private static func suite(_ report: Report) -> JUnit.Suite {
        var cases = report.stages.map { stage in
            JUnit.Case(
                stage.name.rawValue, outcome(stage, report), time: (stage.span?.duration.milliseconds ?? 0) / 1000)
        }
        // A target that is not healthy fails somewhere, also where no stage does.
        let isSaid = cases.contains { each in
            switch each.outcome {
            case .failed, .error: true
            case .passed, .skipped: false
            }
        }
        if report.exit != .healthy, !isSaid {
            let text = "\(report.verdict.rawValue), exit \(report.exit.rawValue)"
            let outcome = JUnit.Outcome.error(kind: report.verdict.rawValue, message: text, text: report.exit.meaning)
            cases.append(.init("verdict", outcome))
        }
        return JUnit.Suite(report.bundle.target.url, cases)
    }

    private static func outcome(_ stage: StageReport, _ report: Report) -> JUnit.Outcome {
        let finding = report.findings.first { $0.stage == stage.name && $0.severity != .info }
        let isFlapping = finding?.severity == .error && report.exit != .healthy
        switch stage.status {
        case .skip: return .skipped(stage.summary)
        case .fail: return failed(stage, finding, report)
        case .warn where report.bundle.terms.isStrict && report.verdict == .degraded:
            return failed(stage, finding, report)
        case .ok, .warn: return isFlapping ? failed(stage, finding, report) : .passed
        }
    }

    private static func failed(_ stage: StageReport, _ finding: Finding?, _ report: Report) -> JUnit.Outcome {
        guard let finding else {
            let next = report.next.map { "next: \($0)" } ?? ""
            return .failed(kind: stage.name.rawValue, message: stage.summary, text: next)
        }
        var lines = ["saw \(stage.summary)"] + finding.because.map { "because \($0)" }
        lines += finding.untested.map { "untested \($0)" } + finding.remedies.map { "remedy \($0.text)" }
        if let next = report.next { lines.append("next: \(next)") }
        return .failed(kind: finding.code.rawValue, message: finding.summary, text: lines.joined(separator: "\n"))
    }
}
