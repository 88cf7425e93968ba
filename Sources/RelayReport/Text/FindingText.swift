import RelayDiagnosis
import RelayEvidence

/// A finding: cause and code on one line, then what was seen, why it follows and what was not tested.
enum FindingText {
    static func lines(_ finding: Finding, _ report: Report, _ style: TextStyle) -> [String] {
        let mark = Palette.paint(Marks.mark(finding.severity, style), Palette.tone(finding.severity), style)
        let title = "\(finding.stage.rawValue): \(finding.summary)"
        let code = Palette.paint(finding.code.rawValue, .quiet, style)
        let gap = max(2, style.columns - 2 - title.count - finding.code.rawValue.count)
        let space = String(repeating: " ", count: style.isTerminal ? gap : 2)
        var lines = ["\(mark) \(Palette.paint(title, .strong, style))\(space)\(code)"]
        if finding.severity == .error, let stage = report.stages.first(where: { $0.name == finding.stage }) {
            lines += labelled("saw", [stage.summary], style)
        }
        let likely = finding.confidence == .certain ? [] : ["this is \(finding.confidence.rawValue), not proven"]
        lines += labelled("because", finding.because + likely, style)
        lines += labelled("untested", finding.untested, style)
        lines += labelled("remedy", finding.remedies.map(\.text), style)
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
