import RelayBytes
import RelayDeflate
import RelayFrames
import RelayHost
import RelayNet

/// One connection of the relay's thread, whatever is spoken on it.
final class Connection {
    enum Phase {
        /// Exits: `http`, or the end.
        case tls
        /// Exits: `waiting` at an upgrade, `draining` after the last answer.
        case http(HTTPRequestReader)
        /// A handshake whose plan is to be carried out at the deadline. Exits: `session`, `draining`, or the end.
        case waiting(HandshakePlan)
        /// An accepted handshake waits for Redis. Exits: `session`, `draining`, or a reset when Redis hangs.
        case joining(HandshakePlan)
        case session
        case redis(StandInRedis)
        /// All is said: what still arrives is thrown away until the peer ends.
        case draining
    }

    let token: UInt64
    /// `127.0.0.1:60692`
    let client: String
    var stream: Stream
    var phase: Phase
    /// Bytes that were read and not yet consumed.
    var inbound = ByteBuffer()
    /// Bytes that the socket has not taken yet.
    var outbound = ByteBuffer()
    var session: WebSocketSession?
    var inflater = MessageInflater()
    var deflater = MessageDeflater()
    var admission: Admission?
    /// The path of the handshake, for the log.
    var path = ""
    /// What the handshake asked for, tokens masked; nil unless the log is to show it.
    var offered: String?
    var origin: String?
    /// The deadline of the phases other than `session`.
    var phaseDeadline: Instant?
    /// The earliest entry of the deadline queue.
    var scheduled: Instant?
    /// What the poller watches for.
    var interest = Readiness.readable
    /// TLS cannot read before it has written.
    var readWaitsForWriting = false
    var peerHasEnded = false
    var writingIsShut = false
    /// The WSDISCONNECT line is still to come.
    var isConnected = false

    init(_ stream: consuming Stream, token: UInt64, phase: Phase, deadline: Instant?) {
        client = stream.peerAddress
        self.stream = stream
        self.token = token
        self.phase = phase
        phaseDeadline = deadline
    }

    /// Output beyond which a peer is not read, so that it cannot fill our memory by not reading.
    static let highWater = 1 << 20
    /// Input that may wait behind a handshake that is not answered yet.
    static let earlyBytes = 65_536

    var isPaused: Bool {
        if outbound.count > Self.highWater { return true }
        switch phase {
        case .waiting, .joining: return inbound.count > Self.earlyBytes
        default: return false
        }
    }

    /// Nothing more will be written: once the output is flushed, the peer is told.
    var finishesWriting: Bool {
        if case .draining = phase { return true }
        return session?.finishesWriting ?? false
    }

    /// When the socket last took bytes.
    var lastWrite: Instant?
    /// A peer that still takes what was queued before the Close is waited for, so long after each write.
    private static let closing = Duration.seconds(30)

    var deadline: Instant? {
        guard case .session = phase else { return phaseDeadline }
        guard let next = session?.nextDeadline, finishesWriting, !outbound.isEmpty, let lastWrite else {
            return session?.nextDeadline
        }
        return max(next, lastWrite + Self.closing)
    }
}
