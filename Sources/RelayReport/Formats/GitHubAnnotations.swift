/// Annotations of GitHub Actions: a workflow command a line. Foreign text stands inside their escaping, and a line that
/// is none of ours never begins with `::`.
package enum GitHubAnnotations {
    package enum Level: String, Equatable, Sendable { case error, warning, notice }

    /// One annotation.
    package struct Annotation: Equatable, Sendable {
        package var level: Level
        package var title: String
        package var message: String
        package var file: String?
        /// Counted from 1.
        package var line: Int?

        package init(_ level: Level, title: String, message: String, file: String? = nil, line: Int? = nil) {
            (self.level, self.title, self.message, self.file, self.line) = (level, title, message, file, line)
        }
    }

    /// The lines, and `closing` behind them as plain text.
    package static func render(_ annotations: [Annotation], closing: [String] = []) -> String {
        (annotations.map(line) + closing.map(plain)).map { $0 + "\n" }.joined()
    }

    private static func line(_ annotation: Annotation) -> String {
        var properties: [String] = []
        if let file = annotation.file { properties.append("file=\(property(file))") }
        if let line = annotation.line { properties.append("line=\(line)") }
        properties.append("title=\(property(annotation.title))")
        return "::\(annotation.level.rawValue) \(properties.joined(separator: ","))::\(data(annotation.message))"
    }

    /// A line of text that no runner takes for a command: `::` at its start, also behind blanks, or `##[` anywhere, the
    /// older form.
    private static func plain(_ text: String) -> String {
        let line = data(text).broken("##[", into: "## [")
        return line.trimmedStart.hasPrefix("::") ? "| " + line : line
    }

    private static func data(_ text: String) -> String { escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]) }

    private static func property(_ text: String) -> String {
        escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
    }

    private static func escaped(_ text: String, _ table: [(Unicode.Scalar, String)]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let code = table.first(where: { $0.0 == scalar })?.1 {
                result += code
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension String {
    fileprivate func broken(_ mark: String, into other: String) -> String {
        var (result, rest) = ("", Substring(self))
        while let start = rest.firstRange(of: mark) {
            result += rest[..<start.lowerBound] + other
            rest = rest[start.upperBound...]
        }
        return result + rest
    }

    fileprivate var trimmedStart: Substring { drop { $0 == " " || $0 == "\t" } }
}
