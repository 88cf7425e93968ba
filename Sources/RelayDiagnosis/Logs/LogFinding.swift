/// A finding in a log, with the line that shows it.
package struct LogFinding: Equatable, Sendable {
    /// One of `LogFindingCode`, or `rule.NAME` of a pattern of the operator's.
    package let code: String
    package var severity: Finding.Severity
    package var confidence: Finding.Confidence = .certain
    package var summary: String
    package var because: [String] = []
    package var untested: [String] = []
    package var remedies: [Finding.Remedy] = []
    package var file: String?
    /// Counted from 1.
    package var line: Int?

    init(_ code: LogFindingCode, _ severity: Finding.Severity, _ summary: String) {
        (self.code, self.severity, self.summary) = (code.rawValue, severity, summary)
    }

    init(rule: String, _ severity: Finding.Severity, _ summary: String) {
        (code, self.severity, self.summary) = ("rule.\(rule)", severity, summary)
    }
}
