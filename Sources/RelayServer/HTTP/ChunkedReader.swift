import RelayBytes

/// Reads a body in chunks (RFC 9112 section 7.1); extensions and trailers are skipped.
struct ChunkedReader: Equatable, Sendable {
    enum Fault: Error, Equatable { case malformed, tooLong }

    private enum Part: Equatable {
        case size
        case bytes(missing: Int)
        /// The line end behind a chunk.
        case end
        case trailer
    }

    private var part = Part.size
    private var line: [UInt8] = []
    private(set) var isComplete = false
    private var lineBytes = 0

    /// Reads on until the last chunk or the end of the bytes; answers how many it read.
    mutating func read(_ bytes: Span<UInt8>, into body: inout [UInt8], limit: Int) throws(Fault) -> Int {
        var position = 0
        while position < bytes.count, !isComplete {
            if case .bytes(let missing) = part {
                let end = position + min(missing, bytes.count - position)
                for index in position..<end { body.append(bytes[index]) }
                part = missing == end - position ? .end : .bytes(missing: missing - (end - position))
                position = end
                continue
            }
            try take(bytes[position], taken: body.count, limit)
            position += 1
        }
        return position
    }

    private mutating func take(_ byte: UInt8, taken: Int, _ limit: Int) throws(Fault) {
        lineBytes += 1
        // All size lines and trailers together.
        guard lineBytes <= 65_536 else { throw .tooLong }
        guard byte == 0x0a else { return line.append(byte) }
        guard line.popLast() == 0x0d else { throw .malformed }
        defer { line.removeAll(keepingCapacity: true) }
        switch part {
        case .size: try beginChunk(taken, limit)
        case .end:
            guard line.isEmpty else { throw .malformed }
            part = .size
        case .trailer: isComplete = line.isEmpty
        case .bytes: break
        }
    }

    private mutating func beginChunk(_ taken: Int, _ limit: Int) throws(Fault) {
        let digits = line.prefix { $0 != 0x3b }
        guard 1...8 ~= digits.count, digits.allSatisfy({ Hex.value(of: $0) != nil }) else { throw .malformed }
        let size = digits.reduce(0) { $0 << 4 | Int(Hex.value(of: $1) ?? 0) }
        guard taken + size <= limit else { throw .tooLong }
        part = size == 0 ? .trailer : .bytes(missing: size)
    }
}
