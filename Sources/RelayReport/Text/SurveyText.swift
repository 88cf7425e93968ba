import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as text: one target in full, rounds as a table, and of several targets a line for each that is healthy.
package enum SurveyText {
    /// The whole answer.
    package static func render(_ survey: Survey, _ style: TextStyle) -> String {
        guard survey.isSet else { return survey.series.map { render($0, style) }.joined() }
        let blocks = survey.series.map { series in
            series.isRepeated || series.whole.verdict != .healthy
                ? render(series, style) : line(series.whole, style) + "\n"
        }
        return blocks.joined(separator: style.isTerminal ? "\n" : "") + closing(survey, style)
    }

    private static func render(_ series: Series, _ style: TextStyle) -> String {
        guard series.isRepeated else { return ProbeText.render(series.whole, style) }
        let rounds = series.reports.enumerated().map { SeriesText.round($1, $0 + 1, style) }
        return SeriesText.header(series.reports[0], style) + rounds.joined() + SeriesText.closing(series, style)
    }

    /// `ok   wss://api.relaydesk.test/ws/chat/test-room/  healthy in 31 ms`
    private static func line(_ report: Report, _ style: TextStyle) -> String {
        let mark = Palette.paint(Marks.mark(StageReport.Status.ok, style), .good, style)
        let took = (report.bundle.ended - report.bundle.began).short
        return "\(mark) \(Printable.escape(report.bundle.target.url))  \(report.verdict.rawValue) in \(took)"
    }

    private static func closing(_ survey: Survey, _ style: TextStyle) -> String {
        let counts = Report.Verdict.allCases.compactMap { verdict in
            let count = survey.series.count { $0.whole.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        let gap = style.isTerminal ? "\n" : ""
        // Every answer ends with what to type next: for the target that gives the exit, or else for a degraded one.
        let whole = survey.series.map(\.whole)
        let next = (whole.first { $0.exit != .healthy } ?? whole.first { $0.next != nil })?.next
        return "\(gap)\(survey.series.count) targets: \(counts.joined(separator: ", ")), exit \(survey.exit.rawValue)\n"
            + (next.map { "next: \($0)\n" } ?? "")
    }
}
