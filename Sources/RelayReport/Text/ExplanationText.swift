import RelayDiagnosis
import RelayEvidence

/// What codes mean, as text.
package enum ExplanationText {
    /// One code: what it is, how it looks, where it comes from, and the next command.
    package static func render(_ entry: Catalogue.Entry, _ style: TextStyle) -> String {
        let sign =
            switch entry.kind {
            case .finding: "wire"
            case .logFinding: "log"
            case .closeCode: "sender"
            }
        let parts = [("what", entry.meaning), (sign, entry.sign), ("cause", entry.cause), ("remedy", entry.remedy)]
        let lines = parts.flatMap { label, text in
            style.isTerminal
                ? wrap(text, width: style.columns - 11).enumerated().map { row, part in
                    "  " + (row == 0 ? label : "").padded(to: 9) + part
                } : ["\(label) \(text)"]
        }
        let head = [title(entry, style)] + (style.isTerminal ? [""] : [])
        let next = (style.isTerminal ? [""] : []) + ["next: \(entry.command)"]
        return (head + lines + next).joined(separator: "\n") + "\n"
    }

    private static func title(_ entry: Catalogue.Entry, _ style: TextStyle) -> String {
        let name = entry.kind == .closeCode ? "close code \(entry.code)" : entry.code
        let stages = entry.stages.isEmpty ? [] : ["stage \(entry.stages.map(\.rawValue).joined(separator: ", "))"]
        let exits =
            entry.exits.isEmpty ? [] : ["exit \(entry.exits.map { String($0.rawValue) }.joined(separator: ", "))"]
        return ([Palette.paint(name, .strong, style)] + stages + exits).joined(separator: "  ")
    }

    /// A line for each code.
    package static func list(_ entries: [Catalogue.Entry], _ style: TextStyle) -> String {
        let width = entries.map(\.code.count).max() ?? 0
        return entries.flatMap { entry in
            guard style.isTerminal else { return ["\(entry.code.padded(to: width))  \(entry.meaning)"] }
            return wrap(entry.meaning, width: style.columns - width - 2).enumerated().map { row, part in
                (row == 0 ? entry.code : "").padded(to: width) + "  " + part
            }
        }.map { $0 + "\n" }.joined()
    }

    /// A line for each status, its number at the right of three columns.
    package static func statuses(_ statuses: [ExitStatus]) -> String {
        statuses.map { "\(String($0.rawValue).aligned(to: 3))  \($0.meaning)\n" }.joined()
    }
}
