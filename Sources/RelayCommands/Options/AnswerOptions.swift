import ArgumentParser
import RelayReport

/// The forms that a command's answer may have.
protocol AnswerFormat: RawRepresentable<String>, CaseIterable {
    static var text: Self { get }
    static var json: Self { get }
}

extension ProbeFormat: AnswerFormat {}

/// The forms of an answer, and where they go, for a command with more than text and JSON.
struct AnswerOptions<Format: AnswerFormat>: ParsableArguments, OutputWords {
    @Option(
        help: ArgumentHelp("\(Self.names).", valueName: "format"),
        completion: .list(Format.allCases.map(\.rawValue)))
    var format: String?

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("One more report: FORMAT=FILE (repeatable).", valueName: "report"))
    var report: [String] = []

    @Option(help: ArgumentHelp("Write the answer to a file, whole or not at all.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("auto, always or never.", valueName: "when"),
        completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: String?

    /// The names of the forms with commas between them.
    private static var names: String { Format.allCases.map(\.rawValue).joined(separator: ", ") }

    mutating func validate() throws {
        if let format, Format(rawValue: format) == nil {
            throw ValidationError("--format is one of \(Self.names), not \(format.quoted)")
        }
        if json, let format, format != Format.json.rawValue {
            throw ValidationError("--json and --format \(format) differ")
        }
        if let color, ColorChoice(rawValue: color) == nil {
            throw ValidationError("--color is auto, always or never, not \(color.quoted)")
        }
        for word in report where Self.report(word) == nil {
            throw ValidationError("--report is FORMAT=FILE with one of \(Self.names), not \(word.quoted)")
        }
    }

    var chosenFormat: Format { json ? .json : format.flatMap(Format.init) ?? .text }

    /// The reports beside the answer, each with its file.
    var reports: [(format: Format, path: String)] { report.compactMap { Self.report($0) } }

    private static func report(_ word: String) -> (format: Format, path: String)? {
        guard let place = ReportPlace(word), let format = Format(rawValue: place.format) else { return nil }
        return (format, place.path)
    }
}
