import ArgumentParser
import RelayBytes
import RelayReport

/// What `ws` makes of a session: the form of its answer and its limits.
struct SessionOptions: ParsableArguments, OutputWords {
    @Option(
        help: ArgumentHelp("text, raw, ndjson or json.", valueName: "format"),
        completion: .list(SessionFormat.allCases.map(\.rawValue)))
    var format: String?

    @Flag(help: "The same as --format ndjson.")
    var json = false

    @Option(help: ArgumentHelp("One more report: FORMAT=FILE (repeatable).", valueName: "report"))
    var report: [String] = []

    @Option(help: ArgumentHelp("Write what comes to a file instead of stdout, whole at the end.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("auto, always or never.", valueName: "when"),
        completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: String?

    @Option(
        help: ArgumentHelp("Binary messages as hex or base64.", valueName: "coding"),
        completion: .list(BinaryText.allCases.map(\.rawValue)))
    var binaryAs: String?

    @Option(help: ArgumentHelp("Bytes of a message (default: 16MiB).", valueName: "size"))
    var maxMessageSize: String?

    @Option(help: ArgumentHelp("Note every frame and the heads, to a file or '-' (stderr).", valueName: "file"))
    var trace: String?

    @Option(help: ArgumentHelp("Write the session as an HTTP archive at its end.", valueName: "file"))
    var har: String?

    @Flag(help: "Mask no token, cookie or password in what went over the wire.")
    var showSecrets = false

    @Option(
        help: ArgumentHelp(
            "Fault of the demo relay (repeatable; see 'relayctl relay --list-faults').", valueName: "name"))
    var fault: [String] = []

    mutating func validate() throws {
        if let format, SessionFormat(rawValue: format) == nil {
            throw ValidationError("--format is text, raw, ndjson or json, not \(format.quoted)")
        }
        if let color, ColorChoice(rawValue: color) == nil {
            throw ValidationError("--color is auto, always or never, not \(color.quoted)")
        }
        if json, let format, !SessionFormat.forMachines.contains(format) {
            throw ValidationError("--json and --format \(format) differ")
        }
        if let binaryAs, BinaryText(rawValue: binaryAs) == nil {
            throw ValidationError("--binary-as is hex or base64, not \(binaryAs.quoted)")
        }
        for word in report where SessionReport(word) == nil {
            throw ValidationError("--report is FORMAT=FILE with one of \(SessionReport.names), not \(word.quoted)")
        }
    }

    var reports: [SessionReport] { report.compactMap(SessionReport.init) }

    /// The form of the session's own output.
    var sessionFormat: SessionFormat { format.flatMap(SessionFormat.init) ?? (json ? .ndjson : .text) }

    /// For failures before the session: a document where the session would have given some.
    var chosenFormat: OutputFormat {
        SessionFormat.forMachines.contains(sessionFormat.rawValue) ? .json : .text
    }

    /// Bytes that a message may have, in either direction.
    func messageLimit() throws(CommandFailure) -> Int {
        guard let maxMessageSize else { return 16 << 20 }
        let size: Int
        do throws(SizeText.Fault) { size = try SizeText.parse(maxMessageSize) } catch {
            throw .usage("--max-message-size: \(error)")
        }
        guard size > 0 else { throw .usage("--max-message-size is not 0") }
        return size
    }
}

/// The formats of a session.
enum SessionFormat: String, CaseIterable {
    case text, raw, ndjson, json

    static let forMachines = [SessionFormat.ndjson.rawValue, SessionFormat.json.rawValue]
}
