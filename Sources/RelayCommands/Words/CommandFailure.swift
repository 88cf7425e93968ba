import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT

/// Why a command ended before its answer: one line that says what, where and what to type, and the exit status.
package struct CommandFailure: Error, Equatable {
    package let status: ExitStatus
    /// Lower case, without a full stop; text from outside in it has been escaped.
    package let message: String
    /// Whether stdout takes nothing.
    private let isOfStdout: Bool

    package init(_ status: ExitStatus, _ message: String, isOfStdout: Bool = false) {
        self.status = status
        self.message = message
        self.isOfStdout = isOfStdout
    }

    /// Whether it is worth a document: not where words were not understood, nor where none can be written.
    var hasDocument: Bool { status != .usage && !isOfStdout }

    /// A file of the operator's that cannot be made (73) or not be filled (74).
    static func cannotWrite(_ path: String, _ failure: FileFailure) -> CommandFailure {
        CommandFailure(status(failure), "cannot write \(path.quoted): \(failure.text)")
    }

    /// The class of a file that was not written.
    static func status(_ failure: FileFailure) -> ExitStatus { failure.isOfWriting ? .writeFailed : .cannotCreate }

    /// What the body ends with; nil when it ends well.
    static func of(_ body: () throws(CommandFailure) -> Void) -> CommandFailure? {
        do throws(CommandFailure) {
            try body()
            return nil
        } catch { return error }
    }

    /// A command line that is not understood (64).
    package static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }
}

extension StringProtocol {
    /// The text as an error message quotes it: tokens masked, escaped and not too long.
    var quoted: String {
        "'\(Printable.excerpt(TokenMask.scrub(String(self), now: WallClock.now()).utf8, limit: 60))'"
    }
}
