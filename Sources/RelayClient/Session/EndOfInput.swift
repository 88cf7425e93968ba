import RelayBytes
import RelayFrames

/// From the end of the input to the Close, as `OnEOF` says.
package struct EndOfInput: Equatable, Sendable {
    private enum State: Equatable, Sendable {
        /// Exit: `ended`.
        case reading
        /// Exits: `closing`, in time.
        case ended(at: Instant, isPinged: Bool, isPonged: Bool, quietSince: Instant)
        /// No exit.
        case closing
    }

    /// After the end of the input nothing delays the Close of `drain` longer.
    package static let longestDrain = Duration.seconds(10)
    /// What the Ping of `drain` carries.
    package static let mark = Array("relayctl drain".utf8)

    package let policy: OnEOF
    private let farewell: ClosePayload
    private var state = State.reading

    package init(_ policy: OnEOF, farewell: ClosePayload = ClosePayload(code: .normal)) {
        self.policy = policy
        self.farewell = farewell
    }

    package var hasEnded: Bool { state != .reading }

    /// There is no more input.
    package mutating func inputEnded(at now: Instant) {
        if state == .reading { state = .ended(at: now, isPinged: false, isPonged: false, quietSince: now) }
    }

    /// A message came, or was sent: the quiet timer begins anew.
    package mutating func stirred(at now: Instant) {
        if case .ended(let at, let isPinged, let isPonged, _) = state {
            state = .ended(at: at, isPinged: isPinged, isPonged: isPonged, quietSince: now)
        }
    }

    /// A Pong came.
    package mutating func ponged(_ payload: Span<UInt8>, at now: Instant) {
        guard case .ended(let at, true, false, _) = state, payload.count == Self.mark.count,
            payload.indices.allSatisfy({ payload[$0] == Self.mark[$0] })
        else { return }
        state = .ended(at: at, isPinged: true, isPonged: true, quietSince: now)
    }

    /// What is to be done at this moment.
    package mutating func step(at now: Instant) -> SessionStep {
        guard case .ended(let at, let isPinged, let isPonged, let quietSince) = state else { return .wait(until: nil) }
        switch policy {
        case .hold: return .wait(until: nil)
        case .close: return close()
        case .wait(let span): return now >= at + span ? close() : .wait(until: at + span)
        case .drain(let quiet):
            if !isPinged {
                state = .ended(at: at, isPinged: true, isPonged: false, quietSince: quietSince)
                return .ping(Self.mark)
            }
            var due = at + Self.longestDrain
            if isPonged { due = min(due, quietSince + quiet) }
            return now >= due ? close() : .wait(until: due)
        }
    }

    private mutating func close() -> SessionStep {
        state = .closing
        return .close(farewell)
    }
}
