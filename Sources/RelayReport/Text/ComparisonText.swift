import RelayBytes
import RelayJWT

/// `token diff` as text: who each is, then what differs, what always does, and what is the same.
package enum ComparisonText {
    /// The answer, several lines.
    package static func render(_ comparison: TokenComparison, _ style: TextStyle) -> String {
        var lines = ["A  \(headline(comparison, 0, comparison.a))", "B  \(headline(comparison, 1, comparison.b))"]
        let shown = comparison.rows.filter { $0.relation != .same }
        let cells = shown.map { row in
            (row, "\(row.place) \(Printable.excerpt(row.name.utf8, limit: 40))", text(row.a, row, comparison.judgedAt))
        }
        let (first, second) = (cells.map(\.1.count).max() ?? 0, cells.map(\.2.count).max() ?? 0)
        for relation in [TokenComparison.Row.Relation.differs, .usual] {
            for (row, name, left) in cells where row.relation == relation {
                let word = Palette.paint(
                    relation.rawValue.padded(to: 7), relation == .differs ? .bad : .quiet, style)
                let right = text(row.b, row, comparison.judgedAt)
                lines.append("\(word)  \(name.padded(to: first))  \(left.padded(to: second))  \(right)")
            }
        }
        let same = comparison.rows.filter { $0.relation == .same && $0.a != nil }
            .map { Printable.excerpt($0.name.utf8, limit: 40) }
        if !same.isEmpty { lines.append("same     \(same.joined(separator: ", "))") }
        if comparison.verdicts.isEmpty { lines.append("next: relayctl token diff A B --env-file FILE") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func headline(_ comparison: TokenComparison, _ index: Int, _ token: CompactToken) -> String {
        guard comparison.verdicts.count == 2 else { return DecodeText.headline(token, now: comparison.judgedAt) }
        return VerdictText.headline(comparison.verdicts[index], .plain)
    }

    private static func text(_ value: JSONValue?, _ row: TokenComparison.Row, _ now: UnixTime) -> String {
        guard let value else { return "-" }
        if row.place == "claims", ["exp", "iat", "nbf"].contains(row.name), let number = value.number {
            return "\(number.text) \(TimeSpan(from: now, to: NumericDate(number).time).relativeWords())"
        }
        let text = row.place == "verdict" || row.place == "time" ? value.string : nil
        return Printable.excerpt((text ?? JSONWriter.write(value)).utf8, limit: 60)
    }
}
