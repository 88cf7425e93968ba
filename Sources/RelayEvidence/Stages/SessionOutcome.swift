/// How a session that was driven to its end came to it.
package enum SessionOutcome: Equatable, Sendable {
    package enum Side: Equatable, Sendable { case us, peer }

    /// There was no connection; the stages before it say why.
    case notOpened
    /// Both Close frames went over the wire, or the peer's did: who began, our code, and the peer's words.
    case closed(first: Side, sent: UInt16?, code: UInt16?, reason: String)
    /// The connection ended without the peer's Close frame, perhaps after ours; and the longest message that was sent, in
    /// bytes.
    case lost(SessionEnding, afterOurClose: Bool, longestSent: Int = 0)
    /// The peer broke a rule, or a limit of ours was reached.
    case failed(SessionEnding)
    /// No Pong came in time.
    case silent
    /// Our Close was not answered in time.
    case closeUnanswered
    case signal(Int32)
    /// `--max-time` was reached.
    case outOfTime
    /// Who read our stdout has gone.
    case readerGone
    case writeFailed(String)
    case readFailed(String)
    /// What was to be sent cannot be, and why.
    case badInput(String)
}
