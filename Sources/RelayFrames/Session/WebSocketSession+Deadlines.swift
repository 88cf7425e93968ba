import RelayBytes

extension WebSocketSession {
    /// When `deadlineReached` must be called, if nothing else happens before.
    package var nextDeadline: Instant? {
        var earliest = deadline
        if let pong = keepalive.pongDeadline { earliest = min(earliest ?? pong, pong) }
        if let ping = keepalive.nextPing { earliest = min(earliest ?? ping, ping) }
        return earliest
    }

    /// Acts on the deadlines that have passed; without effect before the first of them.
    package mutating func deadlineReached(at now: Instant, into events: inout [SessionEvent]) {
        if let deadline, deadline <= now {
            stateTimedOut(into: &events)
        } else if let pong = keepalive.pongDeadline, pong <= now {
            end(.timedOut(.pong), into: &events)
        } else if let ping = keepalive.nextPing, ping <= now {
            keepalive.nextPing = limits.pingInterval.map { now + $0 }
            events.append(.pingDue)
        }
    }

    /// The peer has shut down its side of the stream.
    package mutating func endOfStream(at now: Instant, into events: inout [SessionEvent]) {
        switch state {
        case .awaitingResponse, .awaitingRequest:
            let reader = handshake?.reader
            if let reader, role == .client, reader.count > 0 {
                refuseHead(reader.endFault, into: &events)
            } else {
                end(.noHead(bytes: reader?.count ?? 0), into: &events)
            }
        case .refused:
            handshake?.body?.endOfStream()
            endRefusalIfDone(into: &events)
        case .deciding: end(.noHead(bytes: handshake?.reader.count ?? 0), into: &events)
        case .open, .closing:
            let isInside = frame != nil || message != nil || !headerReader.isEmpty
            end(.lost(LostFacts(sent: sentClose, isInsideMessage: isInside)), into: &events)
        case .answering(let received):
            end(.closed(ClosedFacts(first: .peer, sent: nil, received: received)), into: &events)
        case .failing(let violation): end(.violation(violation), into: &events)
        case .draining(let ending): end(ending, into: &events)
        case .ended: break
        }
    }

    private mutating func stateTimedOut(into events: inout [SessionEvent]) {
        switch state {
        case .awaitingResponse:
            if let reader = handshake?.reader, reader.isForeign {
                refuseHead(reader.endFault, into: &events)
            } else {
                end(.timedOut(.handshake(bytes: handshake?.reader.count ?? 0)), into: &events)
            }
        case .awaitingRequest: end(.timedOut(.handshake(bytes: handshake?.reader.count ?? 0)), into: &events)
        case .refused:
            handshake?.body?.timeOut()
            endRefusalIfDone(into: &events)
        case .closing: end(.timedOut(.close), into: &events)
        case .answering(let received):
            end(.closed(ClosedFacts(first: .peer, sent: nil, received: received)), into: &events)
        case .failing(let violation): end(.violation(violation), into: &events)
        case .draining(let ending): end(ending, into: &events)
        case .deciding, .open, .ended: deadline = nil
        }
    }
}
