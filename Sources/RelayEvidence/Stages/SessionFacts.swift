import RelayBytes

/// How a session ended.
package enum SessionEnding: Equatable, Sendable {
    /// A Close frame of the peer came first; nil is a Close without a code.
    case closed(code: UInt16?, reason: String)
    /// FIN without a Close frame.
    case ended
    /// RST without a Close frame.
    case reset
    /// The peer broke a rule, in words.
    case violation(String)
    /// A local limit was reached, in words.
    case limit(String)
    /// The connection failed, in the words of the kernel or of TLS.
    case failed(String)
}

/// The first moments of an open session: did it stay, did it answer a Ping.
package struct SessionFacts: Equatable, Sendable {
    /// The time that was waited for an early Close.
    package let watched: Duration
    package let ending: SessionEnding?
    /// From a Ping to its Pong; nil when none came in time.
    package let pingRoundTrip: Duration?
    /// Messages that the server sent before anything was sent to it.
    package let greetings: Int
    /// What `--hold` saw after the stages behind this one; nil when it was not asked for or had nothing to hold.
    package var hold: HoldFacts?

    package init(watched: Duration, ending: SessionEnding?, pingRoundTrip: Duration?, greetings: Int) {
        self.watched = watched
        self.ending = ending
        self.pingRoundTrip = pingRoundTrip
        self.greetings = greetings
    }
}

/// A message and whether it came back.
package struct RoundTrip: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case returned(after: Duration)
        /// Nothing with the nonce came in time; so many other messages did.
        case missing(waited: Duration, others: Int)
        case ended(SessionEnding, after: Duration)
        /// No second connection to send or hear it over, and why.
        case unconnected(String)
    }

    package let outcome: Outcome

    package init(outcome: Outcome) { self.outcome = outcome }

    /// Whether the message came back.
    package var isBack: Bool {
        guard case .returned = outcome else { return false }
        return true
    }
}
