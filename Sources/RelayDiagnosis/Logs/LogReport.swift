import RelayBytes
import RelayLogs

/// What `logs-check` says: counts, findings, the exit status and the next command. Everything in it may be shown.
package struct LogReport: Equatable, Sendable {
    /// One class that was seen.
    package struct Row: Equatable, Sendable {
        package let logClass: LogClass
        package let run: ClassRun
        /// How often it may be seen, if there is a limit.
        package let limit: Int?
    }

    /// One text of an error.
    package struct Text: Equatable, Sendable {
        package let logClass: LogClass
        package let text: String
        package let run: ClassRun
    }

    /// A cause of failed handshakes.
    package struct Cause: Equatable, Sendable {
        package let cause: LogCause
        package let rejected: Int
        package let dropped: Int
    }

    /// A log and what became of it.
    package struct File: Equatable, Sendable {
        package let name: String
        package let lines: Int
    }

    /// A line as it is shown.
    package struct Sample: Equatable, Sendable {
        package let file: String
        package let line: Int
        package let text: String
    }

    package let files: [File]
    package let lines: Int
    package let unrecognised: Int
    package let samples: [Sample]
    package let leaks: [Sample]
    package let from: UnixTime?
    package let to: UnixTime?
    package let accepted: Int
    package let rejected: Int
    package let dropped: Int
    package let rows: [Row]
    package let causes: [Cause]
    package let texts: [Text]
    package let rates: HandshakeRates
    package let findings: [LogFinding]
    package let hidden: [LogClass]
    package internal(set) var exit: ExitStatus
    /// The run was ended before its end.
    package internal(set) var isInterrupted = false
    package let next: String?
}

extension LogReport {
    /// The run was ended from outside, which is its status.
    package mutating func end(with status: ExitStatus) { (exit, isInterrupted) = (status, true) }

    /// Not everything could be read, which is its status.
    package mutating func fail(with status: ExitStatus) { exit = status }
}
