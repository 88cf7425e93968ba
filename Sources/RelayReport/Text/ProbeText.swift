import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The report of a probe as text: for a person at a terminal, or line by line for a pipe, in the same words.
package enum ProbeText {
    /// The report, several lines.
    package static func render(_ report: Report, _ style: TextStyle) -> String {
        var sections = [header(report.bundle, style), LadderText.lines(report, style)]
        let matrix = LadderText.matrix(report.bundle, style)
        if !matrix.isEmpty { sections.append(matrix) }
        let experiments = ExperimentsText.lines(report.bundle, style)
        if !experiments.isEmpty { sections.append(experiments) }
        for finding in report.findings { sections.append(FindingText.lines(finding, report, style)) }
        if let comparison = report.comparison { sections.append(DifferencesText.lines(comparison, style)) }
        sections.append(closing(report, style))
        let lines = style.isTerminal ? Array(sections.joined(separator: [""])) : sections.flatMap { $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    static func header(_ bundle: Bundle, _ style: TextStyle) -> [String] {
        let target = bundle.target
        let origin = target.origin.map { "origin \($0) (\(target.originSource))" } ?? "no origin"
        let proxy = target.proxy.map { ", via proxy \($0.url)" } ?? ""
        let (url, sender) = (Printable.escape(target.url), Printable.escape(origin) + proxy)
        if !style.isTerminal || url.count + 2 + sender.count <= style.columns {
            return ["\(Palette.paint(url, .strong, style))  \(sender)"]
        }
        return wrap(url, width: style.columns).map { Palette.paint($0, .strong, style) }
            + wrap(sender, width: style.columns)
    }

    static func tone(_ verdict: Report.Verdict) -> Palette.Tone {
        switch verdict {
        case .healthy: .good
        case .degraded, .inconclusive: .caution
        case .broken: .bad
        }
    }

    private static func closing(_ report: Report, _ style: TextStyle) -> [String] {
        let took = (report.bundle.ended - report.bundle.began).short
        let verdict = Palette.paint(report.verdict.rawValue, tone(report.verdict), style)
        let reason = report.bundle.interruptedBy != nil ? ", interrupted" : ""
        let lines = ["\(verdict)\(reason) in \(took), exit \(report.exit.rawValue)"]
        return lines + (report.next.map { ["next: \($0)"] } ?? [])
    }
}
