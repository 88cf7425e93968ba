/// The word that was probably meant.
package enum NearWord {
    /// The candidate that is nearest to `word`: at most two letters changed, and fewer than half of them.
    package static func suggestion(for word: String, among candidates: [String]) -> String? {
        let nearest = candidates.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let (candidate, changes) = nearest, changes <= 2, changes * 2 < max(word.count, 3) else { return nil }
        return candidate
    }

    /// Insertions, removals, replacements and swaps of neighbours that turn one word into the other.
    package static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left), Array(right))
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
