import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as annotations of GitHub Actions: one for each finding, and the text of the report as plain lines.
enum ProbeAnnotations {
    static func render(_ survey: Survey) -> String {
        GitHubAnnotations.render(
            survey.series.flatMap { annotations($0.whole) },
            closing: SurveyText.render(survey, .plain).split(separator: "\n").map(String.init))
    }

    private static func annotations(_ report: Report) -> [GitHubAnnotations.Annotation] {
        let found = report.findings.map { finding in
            GitHubAnnotations.Annotation(
                .init(finding.severity), title: "\(finding.code.rawValue) \(report.bundle.target.url)",
                message: ([finding.summary] + finding.because + finding.remedies.map(\.text)).joined(separator: "\n"))
        }
        guard report.exit != .healthy, !report.findings.contains(where: { $0.severity == .error }) else { return found }
        let stage = report.failedStage.map { "\($0.rawValue): " } ?? ""
        return [
            .init(
                .error, title: "relayctl probe \(report.bundle.target.url)",
                message: "\(stage)\(report.verdict.rawValue), exit \(report.exit.rawValue): \(report.exit.meaning)")
        ] + found
    }
}

extension GitHubAnnotations.Level {
    /// How a finding is annotated.
    init(_ severity: Finding.Severity) {
        self =
            switch severity {
            case .error: .error
            case .warning: .warning
            case .info: .notice
            }
    }
}
