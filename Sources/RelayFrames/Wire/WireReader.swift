import RelayBytes

/// What goes over the wire in one direction, for a record of it: heads, then frames. It judges nothing.
package struct WireReader: Equatable, Sendable {
    package enum Piece: Equatable, Sendable {
        /// A request's or a response's head, with its empty line.
        case head([UInt8])
        case frame(WireFrame)
        /// The start of what is neither: a refusal's body, or bytes that are no frame. Nothing is told after it.
        case other([UInt8])
    }

    private enum State: Equatable, Sendable {
        /// Exits: `frames`, `other`.
        case head
        /// Exit: `silent`.
        case frames
        /// Exit: `silent`.
        case other
        case silent
    }

    /// Bytes that are kept of a payload.
    package static let kept = 4096
    private static let longestHead = 128 << 10

    private let isClient: Bool
    private var state = State.head
    private var head: [UInt8] = []
    private var headers = FrameHeaderReader()
    private var frame: WireFrame?

    /// What a client sends, or what it receives.
    package init(ofClient isClient: Bool) { self.isClient = isClient }

    /// Takes the next bytes, and adds what they complete.
    package mutating func read(_ bytes: Span<UInt8>, into pieces: inout [Piece]) {
        var position = 0
        while position < bytes.count {
            switch state {
            case .head: readHead(bytes, &position, into: &pieces)
            case .frames: readFrame(bytes, &position, into: &pieces)
            case .other:
                pieces.append(.other(Self.start(bytes, position)))
                state = .silent
            case .silent: return
            }
        }
    }

    /// The end of the stream: what was under way is told as far as it came.
    package mutating func end(into pieces: inout [Piece]) {
        if let frame { pieces.append(.frame(frame)) }
        if !head.isEmpty { pieces.append(.other(Array(head.prefix(Self.kept)))) }
        state = .silent
    }

    private mutating func readHead(_ bytes: Span<UInt8>, _ position: inout Int, into pieces: inout [Piece]) {
        while position < bytes.count {
            head.append(bytes[position])
            position += 1
            guard head.last == 0x0a else {
                if head.count < Self.longestHead { continue }
                state = .other
                return
            }
            if head.suffix(4) == [0x0d, 0x0a, 0x0d, 0x0a] || head.suffix(2) == [0x0a, 0x0a] {
                pieces.append(.head(head))
                state = next
                head = []
                return
            }
        }
    }

    /// After a head: a client goes on with frames, a server with what its status says.
    private var next: State {
        if isClient { return .frames }
        let status = head.prefix { $0 != 0x0d && $0 != 0x0a }.split(separator: 0x20).dropFirst().first ?? []
        if status.elementsEqual("101".utf8) { return .frames }
        return status.count == 3 && status.first == 0x31 ? .head : .other
    }

    private mutating func readFrame(_ bytes: Span<UInt8>, _ position: inout Int, into pieces: inout [Piece]) {
        if frame == nil {
            let start = position
            do throws(ProtocolViolation) {
                let rules = FrameRules(expectsMask: isClient, allowsCompression: true)
                guard let header = try headers.read(bytes, &position, rules: rules) else { return }
                frame = WireFrame(header)
            } catch {
                pieces.append(.other(Self.start(bytes, start)))
                state = .silent
                return
            }
        }
        guard var current = frame else { return }
        let count = min(current.header.length - current.passed, bytes.count - position)
        for index in 0..<min(count, max(0, Self.kept - current.passed)) {
            let mask = current.header.key?.byte(at: current.passed + index) ?? 0
            current.start.append(bytes[position + index] ^ mask)
        }
        current.passed += count
        position += count
        frame = current.isWhole ? nil : current
        if current.isWhole { pieces.append(.frame(current)) }
    }

    private static func start(_ bytes: Span<UInt8>, _ position: Int) -> [UInt8] {
        let part = bytes.extracting(position..<min(bytes.count, position + kept))
        return unsafe part.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
