import RelayDiagnosis
import RelayEvidence

/// A finding: cause and code on one line, then what was seen, why it follows and what was not tested.
enum FindingText {
    static func lines(_ finding: Finding, _ report: Report, _ style: TextStyle) -> [String] {
        let mark = Palette.paint(Marks.mark(finding.severity, style), Palette.tone(finding.severity), style)
        var lines = title(finding, mark, style)
        if finding.severity == .error, let stage = report.stages.first(where: { $0.name == finding.stage }) {
            lines += labelled("saw", [stage.summary], style)
        }
        let likely = finding.confidence == .certain ? [] : ["this is \(finding.confidence.rawValue), not proven"]
        lines += labelled("because", finding.because + likely, style)
        lines += labelled("untested", finding.untested, style)
        lines += labelled("remedy", finding.remedies.map(\.text), style)
        return lines
    }

    /// The cause, and its code at the right edge: behind it, or on a line of its own where that is too narrow.
    private static func title(_ finding: Finding, _ mark: String, _ style: TextStyle) -> [String] {
        let title = "\(finding.stage.rawValue): \(finding.summary)"
        let code = Palette.paint(finding.code.rawValue, .quiet, style)
        guard style.isTerminal else { return ["\(mark) \(Palette.paint(title, .strong, style))  \(code)"] }
        let rows = wrap(title, width: style.columns - 2)
        var lines = rows.enumerated().map { "\($0 == 0 ? mark : " ") \(Palette.paint($1, .strong, style))" }
        let room = style.columns - finding.code.rawValue.count
        let gap = room - 2 - rows[rows.count - 1].count
        if gap < 2 { lines.append("") }
        lines[lines.count - 1] += String(repeating: " ", count: max(0, gap < 2 ? room : gap)) + code
        return lines
    }

    private static func labelled(_ label: String, _ parts: [String], _ style: TextStyle) -> [String] {
        guard style.isTerminal else { return parts.map { "\(label) \($0)" } }
        return parts.enumerated().flatMap { index, part in
            wrap(part, width: style.columns - 11).enumerated().map { row, text in
                "  " + (index == 0 && row == 0 ? label : "").padded(to: 9) + text
            }
        }
    }
}
