import ArgumentParser

/// What the answer looks like and where it goes, in the operator's words.
///
/// The words are strings and become enums here: every distinct type behind a property wrapper costs a quarter of a
/// million instructions at the start of each command.
protocol OutputWords {
    var format: String? { get }
    var json: Bool { get }
    var output: String? { get }
    var color: String? { get }
}

/// The options of the answer as a group.
struct OutputOptions: ParsableArguments, OutputWords {
    @Option(
        help: ArgumentHelp("text or json.", valueName: "format"),
        completion: .list(OutputFormat.allCases.map(\.rawValue)))
    var format: String?

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("Write the answer to a file, whole or not at all.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("auto, always or never.", valueName: "when"),
        completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: String?

    mutating func validate() throws { try checkWords() }
}

extension OutputWords {
    /// Refuses words that mean nothing.
    func checkWords() throws(ValidationError) {
        if let format, OutputFormat(rawValue: format) == nil {
            throw ValidationError("--format is text or json, not \(format.quoted)")
        }
        if let color, ColorChoice(rawValue: color) == nil {
            throw ValidationError("--color is auto, always or never, not \(color.quoted)")
        }
        if json, let format, format != OutputFormat.json.rawValue {
            throw ValidationError("--json and --format \(format) differ")
        }
    }

    var chosenFormat: OutputFormat { json ? .json : format.flatMap(OutputFormat.init) ?? .text }

    var chosenColor: ColorChoice { color.flatMap(ColorChoice.init) ?? .auto }
}

/// The formats of an answer.
enum OutputFormat: String, CaseIterable {
    case text, json
}
