import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// Rounds of a probe as text: a line for each as it ends, then what they say together, as mtr does.
package enum SeriesText {
    /// The line above the rounds.
    package static func header(_ first: Report, _ style: TextStyle) -> String {
        ProbeText.header(first.bundle, style).joined(separator: "\n") + "\n"
    }

    /// The line of a round, counted from 1.
    package static func round(_ report: Report, _ number: Int, _ style: TextStyle) -> String {
        let stage = report.stages.first { $0.name == report.failedStage }
        let why = stage.map { "  \($0.name.rawValue) \($0.summary)" } ?? ""
        let address = report.bundle.upgrade.facts?.peer ?? report.bundle.connect.facts?.connected?.address ?? ""
        let took = (report.bundle.ended - report.bundle.began).short.aligned(to: 8)
        let verdict = Palette.paint(report.verdict.rawValue.padded(to: 12), ProbeText.tone(report.verdict), style)
        let text = "round \(String(number).padded(to: 4)) \(verdict) \(took)  \(address)\(why)".trimmedEnd
        return (style.isTerminal ? cut(text, style) : text) + "\n"
    }

    /// What stands below the rounds: the table, the answers by address, the findings, the verdict.
    package static func closing(_ series: Series, _ style: TextStyle) -> String {
        var sections = [table(series, style), answers(series, style)]
        for finding in series.whole.findings { sections.append(FindingText.lines(finding, series.whole, style)) }
        sections.append(verdict(series, style))
        let shown = sections.filter { !$0.isEmpty }
        let lines = style.isTerminal ? [""] + Array(shown.joined(separator: [""])) : shown.flatMap { $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ series: Series, _ style: TextStyle) -> [String] {
        let head = "stage".padded(to: 11) + ["runs", "loss", "min", "avg", "max"].map { $0.aligned(to: 9) }.joined()
        let rows = series.statistics.map { stage in
            let times = stage.times.map { [$0.shortest.short, $0.mean.short, $0.longest.short] } ?? ["-", "-", "-"]
            let cells = ["\(stage.runs)", "\(Int(stage.loss.rounded()))%"] + times
            let name = stage.name.rawValue.padded(to: 11)
            return (stage.failures > 0 ? Palette.paint(name, .bad, style) : name)
                + cells.map { $0.aligned(to: 9) }.joined()
        }
        return [Palette.paint(head, .quiet, style)] + rows
    }

    private static func answers(_ series: Series, _ style: TextStyle) -> [String] {
        series.answers.map { "answers of \(Printable.escape($0.address)): \($0.words)" }
    }

    private static func verdict(_ series: Series, _ style: TextStyle) -> [String] {
        let report = series.whole
        let failed = series.reports.count { $0.exit != .healthy }
        let verdict = Palette.paint(report.verdict.rawValue, ProbeText.tone(report.verdict), style)
        let ending = report.bundle.interruptedBy != nil ? ", interrupted" : ""
        let rounds = "\(series.reports.count - failed) of \(series.reports.count) rounds were well"
        return ["\(verdict)\(ending), \(rounds), exit \(report.exit.rawValue)"]
            + (report.next.map { ["next: \($0)"] } ?? [])
    }

    private static func cut(_ text: String, _ style: TextStyle) -> String {
        // Colour takes no room.
        let room = style.columns + (style.hasColor ? 9 : 0)
        return text.count <= room ? text : text.prefix(room - 3) + "..."
    }
}
