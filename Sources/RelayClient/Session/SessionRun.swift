import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

/// Drives one connection between a stream, stdin and stdout for a part, from the request to the end.
///
/// Memory is bounded both ways: stdin is not read while the socket takes nothing, and the socket is not read while
/// stdout takes nothing. It waits in one poll(2) for all of them and for the signals.
package struct SessionRun<Part: SessionPart>: ~Copyable {
    /// Bytes read from stdin at a time.
    private static var block: Int { 256 << 10 }
    /// Bytes that may wait for the socket before stdin is left alone, and for stdout before the socket is.
    static var highWater: Int { 512 << 10 }
    /// The same for messages that go back: more, because a peer may say all before it listens.
    private static var echoHighWater: Int { 16 << 20 }
    /// For the last words of a run that a signal or its deadline ends.
    static var parting: Duration { .milliseconds(250) }

    var client: WebSocketClient
    var ears: SessionEars<Part>
    let surroundings: SessionSurroundings
    let port: OutputPort
    var input = ByteBuffer()
    var inputIsOver = false
    var inputIsReady = false
    /// Why it ends, once that is known.
    var stop: SessionStop?
    /// When it ends at the latest, once `stop` is known.
    var partingEnd: Instant?
    /// Our own closing handshake, once begun.
    var closing: Closing?
    /// Since when stdout takes nothing.
    var heldUpSince: Instant?
    private var set = PollSet()

    /// Our Close on its way.
    struct Closing {
        /// When it was queued, in the part's time; later, when bytes of ours left or a message came that ours may have
        /// caused.
        var since: Instant
        /// Messages that had come by then.
        var received: Int
        /// Bytes that waited for the socket then.
        var queued: Int
    }

    /// Takes a connected stream, over TLS where the target has it.
    package init(
        over stream: consuming Stream, request: UpgradeRequest, limits: SessionLimits, tokenMode: String,
        redaction: Redaction, part: Part, in surroundings: SessionSurroundings
    ) throws(UpgradeRequestFault) {
        var record = HandshakeRecord(request, tokenMode: tokenMode, redaction)
        record.peer = stream.peerAddress
        var limits = limits
        // The Close is timed here, because a reader of ours that is slow must not run it down.
        limits.close = .seconds(86_400)
        limits.pingInterval = nil
        limits.pong = nil
        client = try WebSocketClient(over: stream, request: request, limits: limits)
        client.watch = surroundings.watch
        record.begin()
        let heartbeat = Heartbeat(interval: surroundings.pingInterval, timeout: surroundings.pingTimeout)
        ears = SessionEars(part, record, heartbeat, keepsMessages: surroundings.watch?.keepsMessages ?? false)
        self.surroundings = surroundings
        port = OutputPort(surroundings.output)
    }

    /// Takes over the input that an earlier connection left.
    package mutating func resume(with left: ByteBuffer, isOver: Bool) {
        input = left
        inputIsOver = isOver
    }

    /// Runs to the end.
    package mutating func run() -> SessionResult<Part> {
        ears.note(.requested(client.request), at: MonotonicClock.now())
        while true {
            let now = MonotonicClock.now()
            holdUp(at: now)
            readInput()
            speak(at: now)
            let limit = conduct(at: now)
            if client.watch != nil {
                // What goes is told of before what comes.
                _ = client.flush()
                tellOfWire()
            }
            let isReading = !isHeldUp && !isBackedUp
            let round = client.round(
                isReading: isReading, isEchoing: ears.part.echoes && closing == nil, &ears)
            if client.watch != nil { tellOfWire() }
            deliver()
            if round == .ended { break }
            if let partingEnd, partingEnd <= now { break }
            // What kept it from reading may all have gone meanwhile: nothing would wake it.
            if !isReading, !isHeldUp, !isBackedUp { continue }
            wait(round, until: limit)
        }
        client.watch?.end(at: MonotonicClock.now())
        tellOfWire()
        ears.part.ended()
        deliverRest()
        return result()
    }

    private mutating func tellOfWire() {
        for note in client.watch?.take() ?? [] { ears.note(.wire(note), at: note.at) }
    }

    /// Whether stdout keeps us from reading on.
    var isHeldUp: Bool { ears.part.pending.count >= Self.highWater && partingEnd == nil }

    /// Whether a peer that takes no echo keeps us from reading on.
    private var isBackedUp: Bool { ears.part.echoes && client.queued >= Self.echoHighWater }

    /// Reads a block of stdin if there is one and use for it.
    private mutating func readInput() {
        guard inputIsReady, wantsInput else { return }
        inputIsReady = false
        switch InputPort.read(surroundings.input, into: &input, upTo: Self.block) {
        case .bytes: break
        case .wouldBlock: return
        case .ended: inputIsOver = true
        case .failed(let failure): halt(.readFailed(failure))
        }
    }

    /// Stdin is read ahead of the opening handshake too, as far as one block goes.
    private var wantsInput: Bool {
        !inputIsOver && stop == nil && closing == nil && ears.part.readsInput
            && (ears.isOpen ? hasRoom : input.count < Self.block)
    }

    private var hasRoom: Bool { client.queued < Self.highWater || ears.part.isInteractive }

    private mutating func speak(at now: Instant) {
        guard ears.isOpen, stop == nil, closing == nil, hasRoom else { return }
        do throws(InputFault) {
            try ears.part.speak(
                &input, isOver: inputIsOver, isMoreReady: inputIsReady, through: &client, at: ears.moment(now))
        } catch {
            halt(.badInput(error))
        }
    }

    private mutating func wait(_ round: WebSocketClient.Round, until limit: Instant?) {
        set.removeAll()
        var socket: Readiness = []
        if case .waits(let interest) = round { socket = interest }
        let output = set.add(port.descriptor, ears.part.pending.isEmpty ? [] : .writable)
        let input = set.add(wantsInput ? surroundings.input : -1, .readable)
        set.add(client.descriptor, socket)
        let signals = partingEnd == nil ? surroundings.interrupts.descriptors.map { set.add($0, .readable) } : []
        let due = round == .progressed ? MonotonicClock.now() : earliest(limit, client.session.nextDeadline)
        set.wait(until: due)
        inputIsReady = inputIsReady || !set.readiness(at: input).isEmpty
        if set.readiness(at: output).contains(.error) { halt(.readerGone) }
        for place in signals where !set.readiness(at: place).isEmpty {
            if let signal = surroundings.takeSignal(), !ears.part.signalled(signal) { halt(.signal(signal)) }
        }
    }
}

/// The earlier of two instants, where there are any.
func earliest(_ left: Instant?, _ right: Instant?) -> Instant? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
}
