import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// Evidence on disk: what `probe --save` writes and `diagnose` reads.
enum BundleFile {
    private static let limit = 16 << 20

    /// Writes the evidence whole or not at all, if there is a path; a new file is for its owner alone. A failure is told
    /// here and its status given, because the report is worth more than the file.
    static func save(_ survey: Survey, to path: String?, _ environment: Environment) -> ExitStatus? {
        guard let path else { return nil }
        let runs = SavedRuns(targets: survey.series.map { $0.reports.map(\.bundle) }, isSet: survey.isSet)
        let text = JSONWriter.write(runs.value(version: Version.number), .indented) + "\n"
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array(text.utf8), newMode: 0o600)
            return nil
        } catch {
            environment.console.complain("--save: cannot write \(path.quoted): \(error.text)")
            return CommandFailure.status(error)
        }
    }

    /// The evidence of the file, or of stdin for `-`.
    static func read(_ path: String, _ environment: Environment) throws(CommandFailure) -> SavedRuns {
        let bytes = try bytes(of: path, environment)
        let name = path == "-" ? "stdin" : path.quoted
        do throws(BundleFault) { return try SavedRuns(bytes) } catch {
            throw CommandFailure(.malformedInput, "\(name) is no bundle of 'relayctl probe --save': \(error)")
        }
    }

    private static func bytes(of path: String, _ environment: Environment) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            if path == "-" {
                return try readAll(descriptor: 0, limit: limit, interrupts: environment.interrupts)
            }
            return try FileContents.read(
                path, limit: limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(
                .unreadableInput, "cannot read \(path == "-" ? "stdin" : path.quoted): \(error.text)")
        }
    }
}
