import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost

/// An open connection as a probe uses it: one occurrence at a time, each copied out.
struct ProbeSocket: ~Copyable {
    enum Occurrence {
        case message([UInt8])
        case pong
        case ended(SessionEnding)
        case deadline
        case interrupted
    }

    private var client: WebSocketClient
    private var waiting: [Occurrence] = []
    /// How many of these have been given out: a flood is not moved up one by one.
    private var given = 0
    /// Pings of the server that were taken in; the session answers them.
    private(set) var pings = 0
    /// When the server's last word before its Close was taken in.
    private(set) var lastHeard = MonotonicClock.now()
    private let trace: ConnectionTrace?

    init(_ client: consuming WebSocketClient, waiting: [Occurrence], trace: ConnectionTrace? = nil) {
        self.client = client
        self.waiting = waiting
        self.trace = trace
        self.trace?.tell(self.client.watch?.take())
    }

    var isOpen: Bool { client.session.isOpen }

    var lastRoundTrip: Duration? { client.session.lastRoundTrip }

    mutating func send(_ text: [UInt8]) { _ = client.send(text.span, as: .text) }

    mutating func ping(_ payload: [UInt8]) { client.ping(payload.span) }

    /// Sends what is queued as far as it goes without waiting, and takes in what is there.
    mutating func flush() { _ = step(until: MonotonicClock.now(), .none) }

    /// The next occurrence, or that there was none before `limit`; a peer that never stops sending does not extend it.
    mutating func next(until limit: Instant, _ interrupts: Interrupts) -> Occurrence {
        while waiting.isEmpty {
            guard MonotonicClock.now() < limit else { return .deadline }
            switch step(until: limit, interrupts) {
            case .progressed: continue
            case .deadline: return .deadline
            case .interrupted: return .interrupted
            case .ended where waiting.isEmpty: return .ended(SessionEnding(client.session.ending, client.streamEnd))
            case .ended: break
            }
        }
        let occurrence = waiting[given]
        given += 1
        if given == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            given = 0
        }
        return occurrence
    }

    /// Says goodbye and waits for the answer.
    mutating func close(until limit: Instant, _ interrupts: Interrupts) {
        client.close(ClosePayload(code: .normal))
        while true {
            switch next(until: limit, interrupts) {
            case .message, .pong: continue
            case .ended, .deadline, .interrupted: return endTrace()
            }
        }
    }

    /// Tells what was still under way.
    private mutating func endTrace() {
        client.watch?.end(at: MonotonicClock.now())
        trace?.tell(client.watch?.take())
        client.watch = nil
    }

    private mutating func step(until limit: Instant, _ interrupts: Interrupts) -> WebSocketClient.Advance {
        var seen: [Occurrence] = []
        var (pings, words) = (0, 0)
        let advance = client.advance(until: limit, interrupts: interrupts) { event, payload in
            switch event {
            case .message:
                words += 1
                seen.append(.message(unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }))
            case .pong:
                words += 1
                seen.append(.pong)
            case .ping: pings += 1
            case .closeReceived(let close):
                seen.append(.ended(.closed(code: close.code?.rawValue, reason: close.reasonText)))
            default: break
            }
        }
        trace?.tell(client.watch?.take())
        waiting += seen
        self.pings += pings
        if pings + words > 0 { lastHeard = MonotonicClock.now() }
        return advance
    }
}

extension SessionEnding {
    /// How the session ended, from what the protocol and the stream say.
    package init(_ ending: Ending?, _ stream: StreamEnd?) {
        switch ending {
        case .closed(let facts): self = .closed(code: facts.received.code?.rawValue, reason: facts.received.reasonText)
        case .violation(.messageTooBig(let limit)): self = .limit("a message of more than \(limit) bytes")
        case .violation(.tooManyFragments(let limit)): self = .limit("a message of more than \(limit) fragments")
        case .violation(let violation): self = .violation(violation.description)
        case .timedOut: self = .failed("no answer in time")
        default:
            switch stream {
            case .reset: self = .reset
            case .alert(let number, let text): self = .failed("TLS alert \(number): \(text)")
            case .failed(let text): self = .failed(text)
            case .truncated: self = .failed(StreamEnd.truncation)
            case .finished, nil: self = .ended
            }
        }
    }
}
