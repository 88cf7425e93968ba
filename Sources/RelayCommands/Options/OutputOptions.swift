import ArgumentParser
import RelayReport

/// What the answer looks like and where it goes.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format: OutputFormat?

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("Write the answer to a file, whole or not at all.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Say more on stderr (repeatable).")
    var verbose: Int

    @Flag(name: .shortAndLong, help: "Say nothing on stderr but errors.")
    var quiet = false

    mutating func validate() throws {
        if json, let format, format != .json { throw ValidationError("--json and --format \(format.rawValue) differ") }
    }

    var chosen: OutputFormat { json ? .json : format ?? .text }
}

/// The formats of an answer.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

extension ColorChoice: ExpressibleByArgument {}
