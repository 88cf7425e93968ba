import RelayDiagnosis

/// The report on logs as annotations of GitHub Actions.
package enum LogAnnotations {
    /// The lines.
    package static func render(_ report: LogReport) -> String {
        GitHubAnnotations.render(
            report.findings.map { finding in
                GitHubAnnotations.Annotation(
                    .init(finding.severity), title: finding.code,
                    message: ([finding.summary] + finding.because + finding.remedies.map(\.text)).joined(
                        separator: "\n"),
                    file: finding.file, line: finding.line)
            }, closing: LogText.closing(report, .plain))
    }
}
