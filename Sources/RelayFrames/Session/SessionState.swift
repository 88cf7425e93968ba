extension WebSocketSession {
    /// Where a connection stands. Every state that waits can also go to `ended` when the stream ends.
    package enum State: Equatable, Sendable {
        /// Client: the response head is awaited. Exits: `open`, `refused`, `ended`.
        case awaitingResponse
        /// Client: a status other than 101 came, its body is read. Exit: `ended`.
        case refused
        /// Server: the request head is awaited. Exits: `deciding`, `ended`.
        case awaitingRequest
        /// Server: a request awaits its answer. Exits: `open` by `accept` or `open`, `draining` by `refuse`.
        case deciding
        /// Exits: `closing` by `close`, `answering` at the peer's Close, `failing` at a violation.
        case open
        /// Our Close frame is sent and the peer's awaited; messages still arrive. Exits: `draining`, `ended` in time.
        case closing
        /// The peer's Close frame came, and ours is to be written. Exit: `draining` by `writeReplies`.
        case answering(ClosePayload)
        /// The peer broke a rule, and our Close frame is to be written. Exit: `draining` by `writeReplies`.
        case failing(ProtocolViolation)
        /// All is said; what still arrives is ignored and the end of the stream awaited. Exit: `ended`.
        case draining(Ending)
        /// No exit.
        case ended(Ending)
    }

    /// How it ended, or will end once the stream does.
    package var ending: Ending? {
        switch state {
        case .draining(let ending), .ended(let ending): ending
        case .failing(let violation): .violation(violation)
        default: nil
        }
    }

    package var isOpen: Bool { state == .open }

    package var hasEnded: Bool { if case .ended = state { true } else { false } }
}
