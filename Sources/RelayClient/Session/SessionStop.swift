import RelayHost

/// What ended the driving of a session.
package enum SessionStop: Equatable, Sendable {
    /// It ended, by whichever side.
    case ended
    /// A signal.
    case signal(Int32)
    /// `--max-time` was reached.
    case outOfTime
    /// Our Ping was not answered in time.
    case silent
    /// Our Close was not answered in time.
    case closeUnanswered
    /// Who reads our stdout closed the pipe.
    case readerGone
    case writeFailed(SystemFailure)
    case readFailed(SystemFailure)
    /// Something on stdin is no message.
    case badInput(InputFault)
}
