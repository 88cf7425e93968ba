import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as TAP version 13: a test for each stage of each target, and one for the verdict.
enum ProbeTAP {
    static func render(_ survey: Survey) -> String {
        let all = survey.series.flatMap { series in
            tests(series.whole, prefix: survey.isSet ? "\(series.whole.bundle.target.url) " : "")
        }
        let lines = all.enumerated().flatMap { index, test in
            ["\(test.isOK ? "ok" : "not ok") \(index + 1) - \(test.words)"] + test.diagnosis
        }
        return (["TAP version 13", "1..\(all.count)"] + lines).joined(separator: "\n") + "\n"
    }

    private struct Test {
        let isOK: Bool
        let words: String
        var diagnosis: [String] = []
    }

    private static func tests(_ report: Report, prefix: String) -> [Test] {
        let stages = report.stages.map { stage in
            let name = escaped(prefix + stage.name.rawValue)
            if stage.status == .skip { return Test(isOK: true, words: "\(name) # SKIP \(escaped(stage.summary))") }
            let isOK = stage.status != .fail
            return Test(
                isOK: isOK, words: "\(name) \(escaped(stage.summary))", diagnosis: isOK ? [] : diagnosis(stage, report))
        }
        let words = "\(prefix)\(report.verdict.rawValue), exit \(report.exit.rawValue)"
        let findings = report.findings.filter { $0.severity != .info }
        return stages + [
            Test(
                isOK: report.exit == .healthy, words: escaped(words),
                diagnosis: findings.map { "# \($0.severity.rawValue) \($0.code.rawValue): \($0.summary)" }
                    + (report.next.map { ["# next: \($0)"] } ?? []))
        ]
    }

    /// A block of YAML, each value a string in JSON's manner, which YAML takes.
    private static func diagnosis(_ stage: StageReport, _ report: Report) -> [String] {
        let finding = report.findings.first { $0.stage == stage.name }
        var lines = ["  ---", "  saw: \(quoted(stage.summary))"]
        if let finding {
            lines += ["  code: \(quoted(finding.code.rawValue))", "  message: \(quoted(finding.summary))"]
            if !finding.because.isEmpty { lines += ["  because:"] + finding.because.map { "    - \(quoted($0))" } }
            let remedies = finding.remedies.map { $0.command.map { "\($0)" } ?? $0.text }
            if !remedies.isEmpty { lines += ["  remedies:"] + remedies.map { "    - \(quoted($0))" } }
        }
        return lines + ["  ..."]
    }

    private static func quoted(_ text: String) -> String { JSONWriter.write(.string(text)) }

    /// A number sign would begin a directive.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1 == "#" || $1 == "\\" ? "\\\($1)" : String($1) }
    }
}
