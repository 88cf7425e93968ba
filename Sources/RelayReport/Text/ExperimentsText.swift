import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The experiments: what was changed, and what became of it.
enum ExperimentsText {
    static func lines(_ bundle: Bundle, _ style: TextStyle) -> [String] {
        let flip = bundle.flip
        return bundle.experiments.flatMap { record in
            let decides = record == flip ? ", this decides" : ""
            let text = "\(Printable.escape(record.changed)): \(words(record.outcome))\(decides)"
            guard style.isTerminal else { return ["try \(text)"] }
            return wrap(text, width: style.columns - 11).enumerated().map { row, part in
                let painted = record == flip ? Palette.paint(part, .good, style) : part
                return "  " + (row == 0 ? "try" : "").padded(to: 9) + painted
            }
        }
    }

    private static func words(_ outcome: ExperimentOutcome) -> String {
        let what: String =
            switch outcome.kind {
            case .open: outcome.status == nil ? outcome.reason : "101 accepted"
            case .refused: "\(outcome.status ?? 0) \(Printable.excerpt(outcome.reason.utf8, limit: 40))"
            case .closed: outcome.status.map { "101, then closed with \($0)" } ?? "closed without an answer"
            case .reset: "reset"
            case .silent: "no answer"
            case .error: Printable.excerpt(outcome.reason.utf8, limit: 60)
            }
        return "\(what.trimmedEnd), \(outcome.after.short)"
    }
}
