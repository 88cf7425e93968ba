import RelayBytes

/// One address that was dialled, and what became of it. Every attempt is kept, also those that lost the race.
package struct ConnectAttempt: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case connected
        case refused
        case timedOut
        /// The kernel's answer in words and number, such as ENETUNREACH.
        case failed(errno: Int32, text: String)
        /// Another address was faster.
        case abandoned
    }

    /// An address and port as text: `127.0.0.1:8000`, `[::1]:8000` or a socket's path.
    package let address: String
    package let outcome: Outcome
    package let began: Instant
    package let ended: Instant

    package init(address: String, outcome: Outcome, began: Instant, ended: Instant) {
        self.address = address
        self.outcome = outcome
        self.began = began
        self.ended = ended
    }
}

extension ConnectAttempt.Outcome {
    /// The outcome in a word or two; a failure in the kernel's.
    package var words: String {
        switch self {
        case .connected: "connected"
        case .refused: "refused"
        case .timedOut: "timed out"
        case .failed(_, let text): text
        case .abandoned: "abandoned"
        }
    }
}
