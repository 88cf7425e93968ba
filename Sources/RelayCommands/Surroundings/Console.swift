import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// The two streams of a command: stdout is the answer, stderr is the talk. The only place that writes to them.
package struct Console {
    /// What became of an answer.
    enum Delivery: Equatable {
        case written
        /// The reader closed the pipe: no error, and nothing more to say.
        case readerGone
    }

    /// Where answers go.
    let output: Int32
    private let talk: Int32
    let interrupts: Interrupts
    /// `-q`: notes are not said.
    var isQuiet = false

    package init(output: Int32 = 1, talk: Int32 = 2, interrupts: Interrupts = .none) {
        self.output = output
        self.talk = talk
        self.interrupts = interrupts
    }

    /// Writes an answer to stdout, whole; a write that fails for another reason than a closed pipe is status 74.
    @discardableResult
    func answer(_ text: String) throws(CommandFailure) -> Delivery { try answer(Array(text.utf8)) }

    /// The same for text that is bytes already.
    @discardableResult
    func answer(_ bytes: [UInt8]) throws(CommandFailure) -> Delivery {
        do throws(SystemFailure) {
            try StandardStreams.write(bytes.span, to: output, interrupts: interrupts)
            return .written
        } catch {
            if error.errno == SystemFailure.brokenPipe { return .readerGone }
            throw CommandFailure(.writeFailed, "cannot write to stdout: \(error.text)", isOfStdout: true)
        }
    }

    /// Says a note on stderr: `relayctl: ` and the text.
    func say(_ line: String) { if !isQuiet { complain(line) } }

    /// Says an error, also when notes are not wanted. A stderr that takes nothing is no reason to fail.
    func complain(_ line: String) { write("relayctl: \(line)\n") }

    /// Writes text to stderr as it is: a server's log lines, which carry their own prefix.
    func write(_ text: String) {
        do throws(SystemFailure) {
            try StandardStreams.write(Array(text.utf8).span, to: talk, interrupts: interrupts)
        } catch {}
    }

    var outputIsTerminal: Bool { StandardStreams.isTerminal(output) }

    var outputColumns: Int { StandardStreams.terminalColumns(output) ?? 80 }
}
