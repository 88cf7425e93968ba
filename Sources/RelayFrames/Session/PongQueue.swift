import RelayBytes

/// Pings that await their pong, oldest first. Under flood only the newest is kept (RFC 6455 section 5.5.3).
struct PongQueue: Equatable, Sendable {
    /// Bytes that may wait.
    private static let limit = 65_536

    /// One length byte and the payload, for each.
    private var bytes: [UInt8] = []
    private var head = 0

    var isEmpty: Bool { head == bytes.count }

    mutating func append(_ payload: Span<UInt8>) {
        if bytes.count + payload.count >= Self.limit { removeAll() }
        bytes.append(UInt8(payload.count))
        unsafe payload.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Lends the oldest payload and forgets it.
    mutating func takeFirst(_ use: (Span<UInt8>) -> Void) {
        guard !isEmpty else { return }
        let end = head + 1 + Int(bytes[head])
        use(bytes.span.extracting((head + 1)..<end))
        head = end
        if isEmpty { removeAll() }
    }

    private mutating func removeAll() {
        bytes = []
        head = 0
    }
}
