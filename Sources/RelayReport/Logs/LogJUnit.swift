import RelayDiagnosis
import RelayLogs

/// The report on logs as JUnit: a case for each class with a limit, and one for each finding beside them.
package enum LogJUnit {
    /// The document.
    package static func render(_ report: LogReport) -> String {
        var cases: [JUnit.Case] = report.findings.map { finding in
            let message = finding.summary
            let place = finding.file.map { "\($0):\(finding.line ?? 0)" }
            let text = ([place].compactMap(\.self) + finding.because + finding.remedies.map(\.text)).joined(
                separator: "\n")
            return JUnit.Case(
                finding.code,
                finding.severity == .error
                    ? .failed(kind: finding.code, message: message, text: text) : .skipped(message))
        }
        for row in report.rows where row.limit.map({ row.run.count <= $0 }) ?? true {
            cases.append(JUnit.Case("\(row.logClass.name) \(row.run.count)", .passed))
        }
        if report.exit == .inconclusive, cases.allSatisfy({ $0.outcome == .passed }) {
            cases.append(JUnit.Case("verdict", .skipped("inconclusive")))
        }
        return JUnit.render([JUnit.Suite("relayctl logs-check", cases)])
    }
}
