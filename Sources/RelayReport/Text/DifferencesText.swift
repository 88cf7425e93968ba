import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// What differs from a good run: a table of here and there.
enum DifferencesText {
    static func lines(_ comparison: Comparison, _ style: TextStyle) -> [String] {
        let when = comparison.goodRun.rfc3339
        let head = "against the run of \(when) to \(Printable.escape(comparison.goodURL))"
        guard !comparison.differences.isEmpty else { return wrap("\(head): nothing differs", width: style.columns) }
        let rows = comparison.differences.map { difference in
            (
                [difference.stage?.rawValue, difference.what].compactMap(\.self).joined(separator: " "),
                difference.here ?? "-", difference.good ?? "-"
            )
        }
        guard style.isTerminal else { return [head] + rows.map { "differs \($0): here \($1), good \($2)" } }
        let first = min(rows.map(\.0.count).max() ?? 0, 24)
        let width = (style.columns - first - 6) / 2
        return wrap(head, width: style.columns)
            + [row("", "here", "good", first, width)]
            + rows.flatMap { cells($0, $1, $2, first, width) }
    }

    /// A row, on as many lines as its longest cell needs.
    private static func cells(_ name: String, _ here: String, _ good: String, _ first: Int, _ width: Int) -> [String] {
        let columns = [wrap(name, width: first), wrap(here, width: width), wrap(good, width: width)]
        return (0..<(columns.map(\.count).max() ?? 0)).map { line in
            let cells = columns.map { line < $0.count ? $0[line] : "" }
            return row(cells[0], cells[1], cells[2], first, width)
        }
    }

    private static func row(_ name: String, _ here: String, _ good: String, _ first: Int, _ width: Int) -> String {
        "  \(name.padded(to: first))  \(here.padded(to: width))  \(good)".trimmedEnd
    }
}
