import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost

/// Which services `probe` looks at.
struct ProbeTargetOptions: ParsableArguments {
    @Argument(help: "URL, host or profile; several are probed in parallel. 'demo' starts a relay of its own.")
    var target: [String] = []

    @Option(help: ArgumentHelp("File of targets, one a line; '-' is stdin.", valueName: "file"))
    var targets: String?

    @Option(name: [.customShort("c"), .long], help: ArgumentHelp("The target, as wscat takes it.", valueName: "url"))
    var connect: String?

    @Option(help: ArgumentHelp("Profile to use when no target is given.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("Room of the chat (default: test-room).", valueName: "name"))
    var room: String?

    @Option(help: ArgumentHelp("The application's own .env file (repeatable; later ones win).", valueName: "file"))
    var envFile: [String] = []

    /// No file of targets is longer.
    private static let limit = 1 << 20

    /// Whether a set is asked for; its answer has another form.
    var isSet: Bool { targets != nil || target.count > 1 }

    /// The words of each target, in the order given: the command line before the file.
    func words(_ environment: Environment) throws(CommandFailure) -> [TargetWords] {
        let named = target + (try targets.map { path throws(CommandFailure) in try lines(path, environment) } ?? [])
        guard isSet else { return [pointing(at: named.first)] }
        guard connect == nil else { throw .usage("--connect is one target: name several as words or with --targets") }
        guard !named.isEmpty else { throw CommandFailure(.malformedInput, "--targets: there is no target in it") }
        return named.map { pointing(at: $0) }
    }

    private func pointing(at target: String?) -> TargetWords {
        var words = TargetWords(target: target, connect: connect, profile: profile)
        words.envFiles = envFile
        return words
    }

    /// The lines that say something; `#` begins a remark.
    private func lines(_ path: String, _ environment: Environment) throws(CommandFailure) -> [String] {
        let bytes: [UInt8]
        do throws(FileFailure) {
            if path == "-" {
                bytes = try readAll(
                    descriptor: 0, limit: Self.limit, path: "stdin", interrupts: environment.interrupts)
            } else {
                bytes = try FileContents.read(
                    path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
                ).bytes
            }
        } catch {
            if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
            throw CommandFailure(.unreadableInput, "--targets: cannot read \(path.quoted): \(error.text)")
        }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { String($0.trimmedOWS) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
