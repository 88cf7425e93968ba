import RelayHost
import RelayLogs

/// What reading logs brought: what they hold, what could not be read, and what ended it.
package struct LogEvidence: Sendable {
    /// What ended the reading.
    package enum Ending: Equatable, Sendable {
        /// There was no more.
        case end
        case deadline
        case interrupted
        /// Nobody listens to what is said any more.
        case unheard
    }

    /// A log that was not read, or not to its end.
    package struct Trouble: Equatable, Sendable {
        /// Why.
        package enum Cause: Equatable, Sendable {
            case unreadable(String)
            case malformed(String)
        }

        package let path: String
        package let cause: Cause
    }

    package var tally: LogTally
    package var troubles: [Trouble] = []
    /// What happened to followed files, in words.
    package var notes: [String] = []
    package var ending: Ending = .end
}
