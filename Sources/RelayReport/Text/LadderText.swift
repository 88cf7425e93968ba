import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The stages, a line each: mark, name, time, bar, what was seen.
enum LadderText {
    /// A narrower terminal has no room for bars beside words.
    private static let columnsForBars = 64

    static func lines(_ report: Report, _ style: TextStyle) -> [String] {
        let bars = TimeBars(began: report.bundle.began, ended: report.bundle.ended)
        return report.stages.filter { isShown($0, report.bundle) }.flatMap { line($0, bars, style) }
    }

    /// Who heard whom, a line each, where `--direct` asked.
    static func matrix(_ bundle: Bundle, _ style: TextStyle) -> [String] {
        guard let backends = bundle.broadcast.facts?.backends else { return [] }
        let indent = style.isTerminal ? "  " : ""
        return backends.links.map { link in
            let word = link.after == nil ? "lost" : "heard"
            let mark = Palette.paint(word.padded(to: 6), link.after == nil ? .bad : .good, style)
            return "\(indent)\(mark)\(link.from) at \(link.to)" + (link.after.map { " after \($0.short)" } ?? "")
        }
    }

    /// A stage that the target does not have says nothing.
    private static func isShown(_ stage: StageReport, _ bundle: Bundle) -> Bool {
        stage.status != .skip || bundle.notRun(stage.name) != .notApplicable
    }

    private static func line(_ stage: StageReport, _ bars: TimeBars, _ style: TextStyle) -> [String] {
        let mark = Palette.paint(Marks.mark(stage.status, style), Palette.tone(stage.status), style)
        let name = stage.name.rawValue.padded(to: 10)
        let time = (stage.span?.duration.short ?? "").aligned(to: 8)
        guard style.isTerminal else { return ["\(mark) \(name)\(time)  \(stage.summary)".trimmedEnd] }
        let hasBars = style.columns >= Self.columnsForBars
        let bar = hasBars ? Palette.paint(bars.bar(stage.span), .quiet, style) + " " : ""
        let head = "  \(mark) \(name)\(time)  \(bar)"
        let indent = 2 + 2 + 10 + 8 + 2 + (hasBars ? TimeBars.width + 1 : 0)
        return wrap(stage.summary, width: style.columns - indent).enumerated().map { index, part in
            (index == 0 ? head + part : String(repeating: " ", count: indent) + part).trimmedEnd
        }
    }
}
