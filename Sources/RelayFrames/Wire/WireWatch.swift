import RelayBytes

/// What goes over a client's connection, both ways, as it is noted for a trace: told of bytes, asked for what they were.
package struct WireWatch: Equatable, Sendable {
    private var sent = WireReader(ofClient: true)
    private var received = WireReader(ofClient: false)
    private var pieces: [WireReader.Piece] = []
    private var noted: [WireNote] = []
    /// Whether whole messages are noted too.
    package let keepsMessages: Bool

    package init(keepsMessages: Bool = false) { self.keepsMessages = keepsMessages }

    /// Bytes that the stream took.
    package mutating func wrote(_ bytes: Span<UInt8>, at now: Instant) {
        sent.read(bytes, into: &pieces)
        note(isSent: true, now)
    }

    /// Bytes that came.
    package mutating func read(_ bytes: Span<UInt8>, at now: Instant) {
        received.read(bytes, into: &pieces)
        note(isSent: false, now)
    }

    /// A message of ours that was queued.
    package mutating func sent(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant) {
        guard keepsMessages else { return }
        let bytes = unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
        noted.append(WireNote(at: now, isSent: true, .message(opcode, bytes)))
    }

    /// The end of the connection.
    package mutating func end(at now: Instant) {
        sent.end(into: &pieces)
        note(isSent: true, now)
        received.end(into: &pieces)
        note(isSent: false, now)
    }

    /// What was noted since the last call.
    package mutating func take() -> [WireNote] {
        defer { noted.removeAll(keepingCapacity: true) }
        return noted
    }

    private mutating func note(isSent: Bool, _ now: Instant) {
        for piece in pieces { noted.append(WireNote(at: now, isSent: isSent, .piece(piece))) }
        pieces.removeAll(keepingCapacity: true)
    }
}

/// One thing that went over the wire.
package struct WireNote: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        case piece(WireReader.Piece)
        /// A whole message, inflated.
        case message(Opcode, [UInt8])
    }

    /// When its last byte went or came.
    package let at: Instant
    package let isSent: Bool
    package let content: Content

    package init(at: Instant, isSent: Bool, _ content: Content) {
        self.at = at
        self.isSent = isSent
        self.content = content
    }
}
