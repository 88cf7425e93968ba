import RelayClient
import RelayDiagnosis
import RelayHost
import Synchronization

/// `--trace` of `probe`: the lines of all connections, in the order in which they are told.
struct ProbeTracer {
    /// Several threads write; a lock keeps the lines of one telling together.
    private final class Writer: Sendable {
        let descriptor: Int32
        /// Why it was given up, where it was.
        let failure = Mutex<SystemFailure?>(nil)

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        func write(_ note: ProbeTrace.Note) {
            let words = WireText(note.redaction)
            let text = words.text(note.piece, isSent: note.isSent, at: note.at, over: note.connection)
            failure.withLock { failure in
                guard failure == nil else { return }
                do throws(SystemFailure) {
                    try StandardStreams.write(Array(text.utf8).span, to: descriptor)
                } catch { failure = error }
            }
        }
    }

    private let path: String
    private let writer: Writer
    /// For the plans of the runs.
    let trace: ProbeTrace

    /// Begins the file; nil without one.
    init?(_ path: String?, showsSecrets: Bool, _ environment: Environment) throws(CommandFailure) {
        guard let path else { return nil }
        let writer = Writer(try TraceFile.open(path))
        if showsSecrets { environment.console.say("--show-secrets: nothing is masked in the trace") }
        self.path = path
        self.writer = writer
        trace = ProbeTrace(showsSecrets: showsSecrets) { writer.write($0) }
    }

    /// Says what the file lacks, and gives the status of that.
    func complain(_ environment: Environment) -> ExitStatus? {
        guard let failure = TraceFile.failure(path, writer.failure.withLock { $0 }) else { return nil }
        environment.console.complain(failure.message)
        return failure.status
    }
}
