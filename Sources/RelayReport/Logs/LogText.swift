import RelayBytes
import RelayDiagnosis
import RelayLogs

/// The report on logs as text.
package enum LogText {
    /// The report, several lines.
    package static func render(_ report: LogReport, _ style: TextStyle) -> String {
        let sections =
            [
                header(report, style), rates(report, style), classes(report, style), causes(report, style),
                texts(report, style), samples(report, style),
            ] + report.findings.map { finding($0, style) } + [closing(report, style)]
        let shown = sections.filter { !$0.isEmpty }
        let lines = style.isTerminal ? Array(shown.joined(separator: [""])) : shown.flatMap { $0 }
        return words(lines.joined(separator: "\n") + "\n", style)
    }

    /// Foreign letters as they are for a person, and in ASCII for a program.
    private static func words(_ text: String, _ style: TextStyle) -> String {
        style.isTerminal ? text : ASCIIWords.write(text)
    }

    /// A line of a followed log.
    package static func live(_ line: LiveLine, file: String, now: UnixTime, _ style: TextStyle) -> String {
        let time = line.excerpt.time?.unixTime.rfc3339 ?? "-"
        let text = LogMask.shown(line.excerpt.text, now: now, limit: 300)
        let name = Palette.paint(line.logClass.name, .caution, style)
        return words("\(time)  \(name)  \(Printable.escape(file)):\(line.excerpt.line)  \(text)\n", style)
    }

    private static func header(_ report: LogReport, _ style: TextStyle) -> [String] {
        let name = report.files.count == 1 ? report.files[0].name : "\(report.files.count) logs"
        let span: [String] = [report.from, report.to].compactMap { $0?.rfc3339 }
        let window = span.count == 2 ? "  \(span[0]) to \(span[1])" : ""
        let lines = report.lines == 1 ? "1 line" : "\(report.lines) lines"
        var head = ["\(Palette.paint(name, .strong, style))  \(lines)\(window)"]
        if report.files.count > 1 { head += report.files.map { "  \($0.name)  \($0.lines) lines" } }
        return head + ["accepted \(report.accepted), rejected \(report.rejected), dropped \(report.dropped)"]
    }

    private static func rates(_ report: LogReport, _ style: TextStyle) -> [String] {
        let bins = report.rates.bins(style.isTerminal ? min(60, style.columns - 12) : 60)
        guard bins.count > 1 else { return [] }
        return [
            "accepted  \(Sparkline.draw(bins.map(\.accepted), style))",
            "rejected  \(Sparkline.draw(bins.map(\.rejected), style))",
        ]
    }

    private static func classes(_ report: LogReport, _ style: TextStyle) -> [String] {
        guard !report.rows.isEmpty else { return [] }
        let head = "class".padded(to: 21) + "count".aligned(to: 9) + "  first".padded(to: 24) + "last"
        return [Palette.paint(head, .quiet, style)]
            + report.rows.map { row in
                let isTooMuch = row.limit.map { row.run.count > $0 } ?? false
                let name = row.logClass.name.padded(to: 21)
                let (first, last) = (moment(row.run.first, report), moment(row.run.last, report))
                return (isTooMuch ? Palette.paint(name, .bad, style) : name) + String(row.run.count).aligned(to: 9)
                    + "  "
                    + first.padded(to: 22) + last
            }
    }

    /// When a line was, or where it is if no stamp says so.
    private static func moment(_ mark: ClassRun.Mark, _ report: LogReport) -> String {
        if let time = mark.time { return time.unixTime.rfc3339 }
        guard report.files.count > 1, report.files.indices.contains(mark.source) else { return "line \(mark.line)" }
        return "\(report.files[mark.source].name):\(mark.line)"
    }

    private static func causes(_ report: LogReport, _ style: TextStyle) -> [String] {
        let parts = { (pick: (LogReport.Cause) -> Int) in
            report.causes.filter { pick($0) > 0 }.map { "\($0.cause.rawValue) \(pick($0))" }.joined(separator: ", ")
        }
        let (rejected, dropped) = (parts(\.rejected), parts(\.dropped))
        return (rejected.isEmpty ? [] : ["rejected by cause: \(rejected)"])
            + (dropped.isEmpty ? [] : ["dropped by cause: \(dropped)"])
    }

    private static func texts(_ report: LogReport, _ style: TextStyle) -> [String] {
        report.texts.map { text in
            let line = "\(text.run.count) x \(text.logClass.name)  \(text.text)"
            return style.isTerminal ? cut(line, style.columns) : line
        }
    }

    private static func samples(_ report: LogReport, _ style: TextStyle) -> [String] {
        guard report.unrecognised > 0 else { return [] }
        return ["unrecognised \(report.unrecognised)"]
            + report.samples.map { sample in
                let line = "  \(sample.file):\(sample.line)  \(sample.text)"
                return style.isTerminal ? cut(line, style.columns) : line
            }
    }

    private static func finding(_ finding: LogFinding, _ style: TextStyle) -> [String] {
        let mark = Palette.paint(Marks.mark(finding.severity, style), Palette.tone(finding.severity), style)
        let place =
            finding.file.map { file in
                "  \(Printable.escape(file))" + (finding.line.map { ":\($0)" } ?? "")
            } ?? ""
        let code = Palette.paint(finding.code, .quiet, style)
        let title = wrapped(finding.summary, style, indent: 2).enumerated().map { index, text in
            "\(index == 0 ? mark : " ") \(Palette.paint(text, .strong, style))"
        }
        let likely = finding.confidence == .certain ? [] : ["this is \(finding.confidence.rawValue), not proven"]
        var lines = style.isTerminal ? title + ["  \(code)\(place)"] : ["\(mark) \(finding.summary)  \(code)\(place)"]
        for (label, parts) in [
            ("because", finding.because + likely), ("untested", finding.untested),
            ("remedy", finding.remedies.map(\.text)),
        ] {
            lines += labelled(label, parts, style)
        }
        return lines
    }

    private static func labelled(_ label: String, _ parts: [String], _ style: TextStyle) -> [String] {
        guard style.isTerminal else { return parts.map { "\(label) \($0)" } }
        return parts.enumerated().flatMap { index, part in
            wrapped(part, style, indent: 11).enumerated().map { row, text in
                "  " + (index == 0 && row == 0 ? label : "").padded(to: 9) + text
            }
        }
    }

    /// The verdict, what is hidden, and the next command.
    static func closing(_ report: LogReport, _ style: TextStyle) -> [String] {
        let (word, tone): (String, Palette.Tone) =
            switch report.exit {
            case .healthy: ("as it should be", .good)
            case .answerIsNo: ("not as it should be", .bad)
            default: ("inconclusive", .caution)
            }
        let ending = report.isInterrupted ? ", interrupted" : ""
        var lines = report.hidden.isEmpty ? [] : ["hidden: \(report.hidden.map(\.name).joined(separator: " "))"]
        lines.append("\(Palette.paint(word, tone, style))\(ending), exit \(report.exit.rawValue)")
        return lines + (report.next.map { ["next: \($0)"] } ?? [])
    }

    private static func wrapped(_ text: String, _ style: TextStyle, indent: Int) -> [String] {
        wrap(text, width: style.columns - indent)
    }

    private static func cut(_ text: String, _ columns: Int) -> String {
        text.count <= columns ? text : text.prefix(columns - 3) + "..."
    }
}
