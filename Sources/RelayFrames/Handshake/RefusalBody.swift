import RelayBytes

/// Where the body of a refusal ends (RFC 9112 section 6.3), so that nobody waits on a connection that is kept open.
package struct RefusalBody: Equatable, Sendable {
    /// Why there is no more of it.
    package enum End: Equatable, Sendable {
        /// All of it was read.
        case complete
        /// There is more than our limit.
        case limit
        /// The stream ended before the announced end.
        case cutShort
        case timedOut
        /// The chunks are malformed.
        case malformed
    }

    /// What comes next. Exits: `length` and `chunkData` count down; the chunk states go round until the last chunk.
    private enum State: Equatable, Sendable {
        case length(Int)
        case untilEnd
        case chunkSize(Int, digits: Int)
        /// The rest of a chunk's first line.
        case chunkExtension(Int)
        case chunkData(Int)
        case afterChunk
        /// Trailer lines; whether the present one is still empty.
        case trailer(isEmptyLine: Bool)
    }

    private var state: State
    /// How many bytes may still be given out.
    private var allowance: Int
    package private(set) var end: End?

    package init(_ head: ResponseHead, limit: Int) {
        allowance = limit
        let isChunked = head.fields.members("Transfer-Encoding").last?.equalsIgnoringASCIICase("chunked") == true
        let lengths = Set(head.fields.members("Content-Length"))
        if head.status == 204 || head.status == 304 {
            state = .length(0)
        } else if isChunked {
            state = .chunkSize(0, digits: 0)
        } else if lengths.count == 1, let text = lengths.first, text.utf8.allSatisfy(ASCII.isDigit),
            let length = Int(text)
        {
            state = .length(length)
        } else {
            state = .untilEnd
        }
        if state == .length(0) { end = .complete }
    }

    /// The next stretch of body in `bytes` at or after `position`, which it advances past that stretch; nil when the
    /// bytes are used up or the body has ended.
    package mutating func next(_ bytes: Span<UInt8>, _ position: inout Int) -> Range<Int>? {
        while end == nil, position < bytes.count {
            switch state {
            case .length(let left): return give(min(left, bytes.count - position), &position, left: left)
            case .untilEnd: return give(bytes.count - position, &position, left: nil)
            case .chunkData(let left): return give(min(left, bytes.count - position), &position, left: left)
            default:
                step(bytes[position])
                position += 1
            }
        }
        return nil
    }

    /// Takes note that the stream has ended.
    package mutating func endOfStream() {
        if end == nil { end = state == .untilEnd ? .complete : .cutShort }
    }

    /// Takes note that its time is up.
    package mutating func timeOut() {
        if end == nil { end = .timedOut }
    }

    private mutating func give(_ count: Int, _ position: inout Int, left: Int?) -> Range<Int>? {
        guard allowance > 0 else {
            end = .limit
            return nil
        }
        let given = min(count, allowance)
        allowance -= given
        defer { position += given }
        if let left {
            if case .chunkData = state {
                state = left == given ? .afterChunk : .chunkData(left - given)
            } else {
                state = .length(left - given)
                if left == given { end = .complete }
            }
        }
        if allowance == 0, end == nil, state != .afterChunk { end = .limit }
        return position..<(position + given)
    }

    /// Takes one byte of the chunks' framing (RFC 9112 section 7.1).
    private mutating func step(_ byte: UInt8) {
        switch (state, byte) {
        case (.chunkSize(let size, let digits), 0x0a) where digits > 0: endSize(size)
        case (.chunkSize(let size, let digits), 0x0d) where digits > 0,
            (.chunkSize(let size, let digits), 0x3b) where digits > 0,
            (.chunkSize(let size, let digits), 0x20) where digits > 0:
            state = .chunkExtension(size)
        case (.chunkSize(let size, let digits), _):
            guard digits < 15, let value = Hex.value(of: byte) else {
                end = .malformed
                return
            }
            state = .chunkSize(size << 4 | Int(value), digits: digits + 1)
        case (.chunkExtension(let size), 0x0a): endSize(size)
        case (.afterChunk, 0x0a): state = .chunkSize(0, digits: 0)
        case (.afterChunk, 0x0d), (.chunkExtension, _), (.trailer, 0x0d): break
        case (.trailer(let isEmptyLine), 0x0a):
            if isEmptyLine { end = .complete } else { state = .trailer(isEmptyLine: true) }
        case (.trailer, _): state = .trailer(isEmptyLine: false)
        default: end = .malformed
        }
    }

    private mutating func endSize(_ size: Int) {
        state = size == 0 ? .trailer(isEmptyLine: true) : .chunkData(size)
    }
}
