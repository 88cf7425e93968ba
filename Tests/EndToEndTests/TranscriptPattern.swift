/// A line of a transcript as what it stands for: marks such as `{ms}` match what varies, a run of spaces any run.
struct TranscriptPattern {
    /// What each mark matches; examples/README.md lists the same.
    private static let marks: [(name: String, match: @Sendable (Substring) -> Int?)] = [
        // A duration: `0.4 ms`, `10 s`, `1m`, `59m 59s`.
        ("{ms}", { duration($0) }),
        ("{port}", { run($0) { $0.isASCII && $0.isNumber } }),
        ("{number}", { run($0) { $0.isASCII && $0.isNumber } }),
        // A time of RFC 3339, or the end of one.
        ("{time}", { run($0) { "0123456789-:.TZ".contains($0) } }),
        // The beginning of a SHA-256.
        ("{sha}", { run($0) { $0.isHexDigit } }),
        // A word that is random.
        ("{random}", { run($0) { !" ,\"".contains($0) } }),
    ]

    let text: String

    /// Whether the line is one that the pattern stands for.
    func matches(_ line: String) -> Bool { Self.matches(Self.squeezed(text)[...], Self.squeezed(line)[...]) }

    /// Whether the lines are those that the patterns stand for; the pattern `...` stands for any number of lines.
    static func matches(_ patterns: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = patterns.first else { return lines.isEmpty }
        if first == "..." {
            return lines.indices.contains { matches(patterns.dropFirst(), lines[$0...]) }
                || matches(patterns.dropFirst(), lines.suffix(0))
        }
        guard let line = lines.first, TranscriptPattern(text: first).matches(line) else { return false }
        return matches(patterns.dropFirst(), lines.dropFirst())
    }

    private static func matches(_ pattern: Substring, _ line: Substring) -> Bool {
        var (pattern, line) = (pattern, line)
        while let character = pattern.first {
            if let mark = marks.first(where: { pattern.hasPrefix($0.name) }) {
                guard let count = mark.match(line), count > 0 else { return false }
                pattern = pattern.dropFirst(mark.name.count)
                line = line.dropFirst(count)
            } else {
                guard line.first == character else { return false }
                pattern = pattern.dropFirst()
                line = line.dropFirst()
            }
        }
        return line.isEmpty
    }

    private static func run(_ text: Substring, _ belongs: (Character) -> Bool) -> Int? {
        text.prefix(while: belongs).count
    }

    /// The length of a duration at the start of the text.
    private static func duration(_ text: Substring) -> Int? {
        var words: [Substring] = []
        for word in text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).prefix(2) {
            words.append(word)
        }
        guard let first = words.first, first.first?.isNumber == true else { return nil }
        let unit = words.count > 1 ? words[1].prefix { $0.isLetter } : ""
        if first.allSatisfy({ $0.isNumber || $0 == "." }) {
            return ["ms", "s"].contains(unit) ? first.count + 1 + unit.count : nil
        }
        // Digits need a unit.
        let span = first.prefix { $0.isNumber || "dhms".contains($0) }
        guard span.last?.isLetter == true else { return nil }
        guard span.count == first.count, words.count > 1, words[1].first?.isNumber == true else { return span.count }
        let rest = words[1].prefix { $0.isNumber || "dhms".contains($0) }
        return rest.last?.isLetter == true ? span.count + 1 + rest.count : span.count
    }

    /// One space for each run of them, none at the ends.
    private static func squeezed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}
