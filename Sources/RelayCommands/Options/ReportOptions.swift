import ArgumentParser
import RelayReport

/// The forms of a probe's answer, and where they go.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("\(ProbeFormat.names).", valueName: "format"),
        completion: .list(ProbeFormat.allCases.map(\.rawValue)))
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

    mutating func validate() throws {
        if let format, ProbeFormat(rawValue: format) == nil {
            throw ValidationError("--format is one of \(ProbeFormat.names), not \(format.quoted)")
        }
        if json, let format, format != ProbeFormat.json.rawValue {
            throw ValidationError("--json and --format \(format) differ")
        }
        if let color, ColorChoice(rawValue: color) == nil {
            throw ValidationError("--color is auto, always or never, not \(color.quoted)")
        }
        for word in report where Self.report(word) == nil {
            throw ValidationError("--report is FORMAT=FILE with one of \(ProbeFormat.names), not \(word.quoted)")
        }
    }

    var chosenFormat: ProbeFormat { json ? .json : format.flatMap(ProbeFormat.init) ?? .text }

    /// The reports beside the answer, each with its file.
    var reports: [(format: ProbeFormat, path: String)] { report.compactMap(Self.report) }

    private static func report(_ word: String) -> (format: ProbeFormat, path: String)? {
        guard let place = ReportPlace(word), let format = ProbeFormat(rawValue: place.format) else { return nil }
        return (format, place.path)
    }
}

/// `FORMAT=FILE` of `--report`; stdout is the answer's, so that the file is not `-`.
struct ReportPlace: Equatable {
    let format: String
    let path: String

    init?(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1] != "-" else { return nil }
        (format, path) = (parts[0], parts[1])
    }
}
