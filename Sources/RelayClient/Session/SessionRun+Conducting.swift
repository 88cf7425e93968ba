import RelayBytes
import RelayFrames
import RelayHost

// What is due, and how a run is brought to its end.
extension SessionRun {
    /// Does what is due at this moment, and says when something will be.
    mutating func conduct(at now: Instant) -> Instant? {
        if let deadline = surroundings.deadline, deadline <= now { halt(.outOfTime) }
        if let partingEnd { return partingEnd }
        let limit = surroundings.deadline
        guard ears.isOpen else { return limit }
        let moment = ears.moment(now)
        if closing != nil { return earliest(limit, awaitClose(at: moment)) }
        guard client.session.isOpen else { return limit }
        while true {
            switch ears.heartbeat.beat(at: moment) {
            case .silent:
                halt(.silent)
                return partingEnd
            case .ping(let payload): ping(payload, at: now)
            case .wait(let next):
                guard let due = step(at: moment, now) else { return earliest(limit, clock(next)) }
                return earliest(limit, earliest(clock(next), due))
            }
        }
    }

    private mutating func step(at moment: Instant, _ now: Instant) -> Instant? {
        while true {
            switch ears.part.step(at: moment, queued: client.queued) {
            case .wait(let next): return clock(next)
            case .ping(let payload): ping(payload, at: now)
            case .close(let payload):
                beginClosing(payload, at: now)
                return awaitClose(at: moment)
            }
        }
    }

    private mutating func ping(_ payload: [UInt8], at now: Instant) {
        client.ping(payload.span)
        ears.pinged(payload, at: now)
    }

    mutating func beginClosing(_ payload: ClosePayload, at now: Instant) {
        guard client.session.isOpen, closing == nil else { return }
        client.close(payload)
        closing = Closing(
            since: ears.moment(now), received: ears.messagesReceived, queued: client.queued)
        ears.note(.closeSent(payload), at: now)
    }

    /// The peer has `closeTimeout` from when our Close left, and as long for each step on the way there. While fewer
    /// messages came than went, one that comes is taken for the answer to one of ours and the time begins anew: nothing
    /// that was under way is cut off.
    private mutating func awaitClose(at moment: Instant) -> Instant? {
        guard var closing else { return nil }
        let isAnswer = ears.messagesReceived > closing.received && ears.messagesReceived <= client.messagesSent
        if isAnswer || client.queued != closing.queued { closing.since = moment }
        closing.received = ears.messagesReceived
        closing.queued = client.queued
        self.closing = closing
        let due = closing.since + surroundings.closeTimeout
        if due <= moment, client.session.ending == nil { halt(.closeUnanswered) }
        return partingEnd ?? clock(due)
    }

    /// Ends the run: an open connection is closed with a word, and a little time is given to that.
    mutating func halt(_ reason: SessionStop) {
        guard stop == nil else { return }
        stop = reason
        let now = MonotonicClock.now()
        guard client.session.isOpen, reason != .silent else {
            partingEnd = now
            return
        }
        partingEnd = now + Self.parting
        let isOurs = if case .badInput = reason { true } else { false }
        beginClosing(ClosePayload(code: isOurs ? .normal : .goingAway), at: now)
    }

    /// Notes how long stdout has kept everything up.
    mutating func holdUp(at now: Instant) {
        if let since = heldUpSince { ears.heldUp += now - since }
        heldUpSince = isHeldUp ? now : nil
    }

    /// The clock's time for an instant of the part's.
    private func clock(_ moment: Instant?) -> Instant? { moment.map { $0 + ears.heldUp } }

    /// Writes to stdout what goes without waiting.
    mutating func deliver() {
        while !ears.part.pending.isEmpty {
            switch port.write(ears.part.pending.span) {
            case .bytes(let count): ears.part.pending.consume(count)
            case .wouldBlock: return
            case .failed(let failure):
                ears.part.pending.removeAll()
                halt(failure.errno == SystemFailure.brokenPipe ? .readerGone : .writeFailed(failure))
                return
            }
        }
    }

    /// Writes the rest, for as long as the run may last.
    mutating func deliverRest() {
        var end = partingEnd.map { max($0, MonotonicClock.now() + Self.parting) } ?? surroundings.deadline
        while true {
            deliver()
            if ears.part.pending.isEmpty { return }
            switch RelayHost.wait(
                for: port.descriptor, .writable, until: end, interrupts: surroundings.interrupts)
            {
            case .ready: continue
            case .deadline:
                if stop == nil { stop = .outOfTime }
                return
            case .interrupted:
                guard let signal = surroundings.takeSignal() else { return }
                if stop == nil { stop = .signal(signal) }
                end = MonotonicClock.now() + Self.parting
            }
        }
    }

    /// What is left when all is done.
    func result() -> SessionResult<Part> {
        let ending = client.session.ending
        var counts = SessionCounts()
        counts.messagesSent = client.messagesSent
        counts.bytesSent = client.bytesSent
        counts.longestSent = client.longestSent
        counts.messagesReceived = ears.messagesReceived
        counts.bytesReceived = ears.bytesReceived
        let outcome = ears.record.open ?? ears.record.ended(ending, client.streamEnd)
        return SessionResult(
            handshake: ears.record.described(outcome), stop: stop ?? .ended, ending: ending,
            streamEnd: client.streamEnd, counts: counts, part: ears.part, unsent: input,
            inputIsOver: inputIsOver)
    }
}
