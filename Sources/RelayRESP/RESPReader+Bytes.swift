import RelayBytes

/// Bytes and lines at the front of the buffer.
extension RESPReader {
    func failure(_ kind: RESPFault.Kind) -> RESPFault {
        RESPFault(kind: kind, offset: offset, firstBytes: partialBytes)
    }

    /// Takes bytes from the front and keeps the first ones of the value for a fault.
    mutating func take(_ count: Int) -> [UInt8] {
        let bytes = copy(0..<count)
        firstBytes.append(contentsOf: bytes.prefix(max(0, Self.keptBytes - firstBytes.count)))
        buffer.consume(count)
        offset += count
        searched = 0
        return bytes
    }

    /// Bytes of the buffer, which keeps them.
    func copy(_ range: Range<Int>) -> [UInt8] {
        let span = buffer.span.extracting(range)
        return unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// The type that the buffer begins with, or nil when it cannot be told yet.
    func type() throws(RESPFault) -> RESPType? {
        let span = buffer.span
        guard !span.isEmpty else { return nil }
        if let type = RESPType(rawValue: span[0]) { return type }
        if span.count < Self.foreignBytes, span.indices.allSatisfy({ span[$0] != 0x0a }) { return nil }
        throw failure(.unknownType(span[0]))
    }

    /// Where the line's CR LF begins, or nil when it is not there yet.
    mutating func lineEnd() throws(RESPFault) -> Int? {
        let (end, looked) = try findLineEnd()
        searched = looked
        return end
    }

    func findLineEnd() throws(RESPFault) -> (end: Int?, looked: Int) {
        let span = buffer.span
        var index = max(searched, 1)
        while index < span.count {
            if span[index] == 0x0a {
                guard span[index - 1] == 0x0d else { throw failure(.badLineEnding) }
                return (index - 1, index)
            }
            // A CR is followed by LF or the line is broken.
            if span[index - 1] == 0x0d { throw failure(.badLineEnding) }
            if index > limits.line + 1 { throw failure(.lineTooLong(limit: limits.line)) }
            index += 1
        }
        return (nil, index)
    }
}
