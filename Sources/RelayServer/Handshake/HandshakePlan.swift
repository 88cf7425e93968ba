/// What the relay does about an upgrade request, decided before a byte is sent.
struct HandshakePlan: Equatable, Sendable {
    enum Action: Equatable, Sendable {
        /// 101 and a session.
        case open(Admission)
        /// These bytes, then the end of the connection.
        case answer([UInt8])
        /// A TCP reset without a byte.
        case reset
        /// Nothing, ever.
        case silence
    }

    /// What is logged at once.
    var events: [RelayLogEvent] = []
    /// How long the client waits for the action.
    var delay = Duration.zero
    var action: Action
    /// What is logged when the action is taken.
    var eventsAfter: [RelayLogEvent] = []
    /// The verdict in a few words, for `-v`.
    var verdict: String
}
