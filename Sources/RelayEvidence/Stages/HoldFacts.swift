import RelayBytes

/// An open session in which we said nothing (`--hold`): how long it stayed, and who ended it.
package struct HoldFacts: Equatable, Sendable {
    /// What became of another handshake right after the end.
    package enum Return: Equatable, Sendable {
        case accepted
        /// Another status than 101.
        case refused(status: Int)
        /// No HTTP answer, in words.
        case failed(String)
    }

    /// As long as was asked for.
    package let wanted: Duration
    /// From the last word of ours to the end.
    package let held: Duration
    /// Nil while the session stood.
    package let ending: SessionEnding?
    /// From the server's last word to the end.
    package let quiet: Duration
    /// From the 101 to the end.
    package let age: Duration
    /// Pings of the server, each answered.
    package let pings: Int
    /// Messages of the server.
    package let messages: Int
    /// From a Ping behind the hold to its Pong; nil when none came, and when the hold did not come to its end.
    package let pingRoundTrip: Duration?
    /// Whether a Ping was sent behind the hold.
    package let isPinged: Bool
    /// Nil when the session stood.
    package let comeback: Return?
    /// The wall clock at the end.
    package let endedAt: UnixTime

    package init(
        wanted: Duration, held: Duration, ending: SessionEnding?, quiet: Duration, age: Duration, pings: Int,
        messages: Int, pingRoundTrip: Duration?, isPinged: Bool, comeback: Return?, endedAt: UnixTime
    ) {
        self.wanted = wanted
        self.held = held
        self.ending = ending
        self.quiet = quiet
        self.age = age
        self.pings = pings
        self.messages = messages
        self.pingRoundTrip = pingRoundTrip
        self.isPinged = isPinged
        self.comeback = comeback
        self.endedAt = endedAt
    }
}
