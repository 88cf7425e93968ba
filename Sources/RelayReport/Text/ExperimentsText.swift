import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The experiments, a line each: what was changed, and what became of it.
enum ExperimentsText {
    static func lines(_ bundle: Bundle, _ style: TextStyle) -> [String] {
        let flip = bundle.flip
        return bundle.experiments.map { record in
            let head = style.isTerminal ? "  ? " : "try  "
            let changed = Printable.escape(record.changed)
            let mark = record == flip ? Palette.paint("  <- this decides", .good, style) : ""
            let padded = style.isTerminal ? changed.padded(to: min(40, max(20, style.columns / 2))) : changed + ":"
            return "\(head)\(padded) \(words(record.outcome))\(mark)"
        }
    }

    private static func words(_ outcome: ExperimentOutcome) -> String {
        let what: String =
            switch outcome.kind {
            case .open: "101 accepted"
            case .refused: "\(outcome.status ?? 0) \(Printable.excerpt(outcome.reason.utf8, limit: 40))"
            case .closed:
                outcome.status.map { "101, then closed with \($0)" } ?? "closed without an answer"
            case .reset: "reset"
            case .silent: "no answer"
            case .error: Printable.excerpt(outcome.reason.utf8, limit: 60)
            }
        return "\(what.trimmedEnd), \(outcome.after.short)"
    }
}
