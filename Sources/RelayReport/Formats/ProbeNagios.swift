import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as a monitoring plugin reports it (Monitoring Plugins Development Guidelines): one line with its performance
/// data, then the text.
package enum ProbeNagios {
    /// The states of a plugin, which are its exit status.
    package enum State: Int32, Sendable {
        case ok = 0
        case warning = 1
        case critical = 2
        case unknown = 3

        /// The exit status of that number.
        package var exit: ExitStatus {
            switch self {
            case .ok: .healthy
            case .warning: .answerIsNo
            case .critical: .inconclusive
            case .unknown: .pluginUnknown
            }
        }

        var word: String {
            switch self {
            case .ok: "OK"
            case .warning: "WARNING"
            case .critical: "CRITICAL"
            case .unknown: "UNKNOWN"
            }
        }

        /// Of several targets the worst counts: critical, warning, unknown, ok.
        fileprivate var weight: Int {
            switch self {
            case .critical: 3
            case .warning: 2
            case .unknown: 1
            case .ok: 0
            }
        }
    }

    /// The state of all targets together.
    package static func state(_ survey: Survey) -> State {
        survey.series.map { state($0.whole) }.max { $0.weight < $1.weight } ?? .unknown
    }

    static func render(_ survey: Survey) -> String {
        let reports = survey.series.map(\.whole)
        let head: String
        if !survey.isSet, let only = reports.first {
            head = summary(only)
        } else {
            let bad = reports.filter { state($0) != .ok }
            head =
                (["\(reports.count - bad.count) of \(reports.count) targets healthy"]
                + bad.map { "\($0.bundle.target.url): \(summary($0))" }).joined(separator: "; ")
        }
        let data = reports.flatMap { performance($0, prefix: survey.isSet ? "\($0.bundle.target.url) " : "") }
        let first = "RELAYCTL \(state(survey).word) - \(safe(head)) | \(data.joined(separator: " "))"
        return first + "\n" + safe(SurveyText.render(survey, .plain))
    }

    /// A run without a report.
    static func failure(_ message: String) -> String { "RELAYCTL UNKNOWN - \(safe(message))\n" }

    private static func state(_ report: Report) -> State {
        switch report.verdict {
        case .healthy: .ok
        case .degraded: .warning
        case .broken: .critical
        case .inconclusive: .unknown
        }
    }

    private static func summary(_ report: Report) -> String {
        let took = "in \((report.bundle.ended - report.bundle.began).short)"
        if report.bundle.interruptedBy != nil { return "interrupted \(took)" }
        guard report.verdict != .healthy else { return "healthy \(took)" }
        let finding = report.findings.first { $0.severity != .info }
        let stage = report.stages.first { $0.name == report.failedStage }
        let words =
            finding.map { "\($0.summary) (\($0.code.rawValue))" }
            ?? stage.map { "\($0.name.rawValue): \($0.summary)" }
        return [words, "\(report.verdict.rawValue) \(took)"].compactMap(\.self).joined(separator: ", ")
    }

    /// `'label'=value;warn;crit;min`. A threshold stands where the probe itself has one: a slow 101.
    private static func performance(_ report: Report, prefix: String) -> [String] {
        var data = ["\(label(prefix + "time"))=\(seconds(report.bundle.ended - report.bundle.began));;;0"]
        for stage in report.stages where stage.status != .skip {
            guard let span = stage.span else { continue }
            let limits = stage.name == .upgrade ? "2;10" : ";"
            data.append("\(label(prefix + stage.name.rawValue))=\(seconds(span.duration));\(limits);0")
        }
        return data
    }

    /// A label has neither an equals sign nor a quote in it.
    private static func label(_ text: String) -> String {
        let name = String(text.map { $0 == "=" || $0 == "'" || $0 == "|" ? "_" : $0 })
        return name.allSatisfy { $0.isLetter } ? name : "'\(name)'"
    }

    private static func seconds(_ span: Duration) -> String { "\(decimal(span, places: 6))s" }

    /// A bar would begin performance data.
    private static func safe(_ text: String) -> String { String(text.map { $0 == "|" ? "/" : $0 }) }
}
