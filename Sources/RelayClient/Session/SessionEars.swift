import RelayBytes
import RelayFrames

/// What is heard of a session: kept for the record, and passed on to the part.
struct SessionEars<Part: SessionPart>: SessionListener {
    /// Pings of ours that are remembered for their round trips.
    private static var remembered: Int { 16 }

    var part: Part
    var record: HandshakeRecord
    var heartbeat: Heartbeat
    var messagesReceived = 0
    var bytesReceived = 0
    var isOpen = false
    /// Time during which our own reader held everything up.
    var heldUp = Duration.zero { didSet { heldUpNanoseconds = heldUp.wholeNanoseconds } }
    private var heldUpNanoseconds: Int64 = 0
    private var pings: [(payload: [UInt8], sentAt: Instant)] = []

    private let keepsMessages: Bool

    init(_ part: Part, _ record: HandshakeRecord, _ heartbeat: Heartbeat, keepsMessages: Bool) {
        self.keepsMessages = keepsMessages
        self.part = part
        self.record = record
        self.heartbeat = heartbeat
    }

    /// The part's time for a moment of the clock's.
    func moment(_ now: Instant) -> Instant { Instant(nanoseconds: now.nanoseconds - heldUpNanoseconds) }

    mutating func take(_ event: SessionEvent, _ payload: Span<UInt8>, at now: Instant) {
        switch event {
        case .message(let opcode, _):
            messagesReceived += 1
            bytesReceived += payload.count
            if keepsMessages {
                note(.wire(WireNote(at: now, isSent: false, .message(opcode, payload.bytes))), at: now)
            }
            part.received(opcode, payload, at: moment(now))
        case .ping: note(.pingReceived(payload.bytes), at: now)
        case .pong: takePong(payload.bytes, at: now)
        case .closeReceived(let close): note(.closeReceived(close), at: now)
        case .violation(let violation): note(.violation(violation), at: now)
        case .opened(let facts):
            record.take(event, payload)
            isOpen = true
            heartbeat.begin(at: moment(now))
            note(.opened(facts), at: now)
        default: record.take(event, payload)
        }
    }

    mutating func note(_ occurrence: SessionOccurrence, at now: Instant) { part.noted(occurrence, at: moment(now)) }

    mutating func pinged(_ payload: [UInt8], at now: Instant) {
        if pings.count == Self.remembered { pings.removeFirst() }
        pings.append((payload, now))
        note(.pingSent(payload), at: now)
    }

    private mutating func takePong(_ payload: [UInt8], at now: Instant) {
        heartbeat.ponged()
        let place = pings.firstIndex { $0.payload == payload }
        let roundTrip = place.map { now - pings[$0].sentAt }
        if let place { pings.removeSubrange(...place) }
        note(.pongReceived(payload, roundTrip: roundTrip), at: now)
    }
}

extension Span<UInt8> {
    /// The bytes, copied out.
    var bytes: [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}
