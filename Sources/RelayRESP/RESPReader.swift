import RelayBytes

/// Reads RESP2 and RESP3 values from bytes that arrive in any pieces; each byte is looked at once.
///
/// Nothing is reserved by an announced length. After a fault the reader stays where it is and answers the same fault.
package struct RESPReader: Equatable, Sendable {
    /// How much of a reply is taken.
    package struct Limits: Equatable, Sendable {
        /// Bytes of one bulk string.
        package var bulk = 1 << 20
        /// Arrays, maps, sets and pushes within one another; the outermost counts.
        package var nesting = 8
        /// Bytes of one line, without CR LF.
        package var line = 64 << 10
        /// Elements of one array, as Redis itself limits a command.
        package var elements = 1 << 20
        /// Bytes of one value with all that is in it.
        package var value = 16 << 20

        package init() {}
    }

    /// How many bytes of a failed value its fault shows.
    package static let keptBytes = 64
    /// Enough to tell HTTP, TLS and SSH apart: a whole TLS alert record.
    static let foreignBytes = 7

    let limits: Limits
    var buffer = ByteBuffer()
    /// Stream offset of the buffer's first byte.
    var offset = 0
    /// Bytes of the buffer that hold no LF, already searched.
    var searched = 0
    /// The header of a bulk string has been read and its bytes have not.
    var pendingBulk: Bulk?
    var open: [Container] = []
    var valueStart = 0
    var firstBytes: [UInt8] = []
    var fault: RESPFault?

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// Adds bytes that have arrived.
    package mutating func append(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// Adds bytes that have arrived.
    package mutating func append(_ bytes: Span<UInt8>) { buffer.append(bytes) }

    /// Bytes of a value that is not complete have arrived.
    package var isInsideValue: Bool { !buffer.isEmpty || !open.isEmpty || pendingBulk != nil }

    /// What has come of the value that is not complete, from its first byte, at most `keptBytes`.
    package var partialBytes: [UInt8] {
        firstBytes + buffer.bytes.prefix(max(0, Self.keptBytes - firstBytes.count))
    }

    /// The next complete value, or nil when more bytes are needed.
    package mutating func next() throws(RESPFault) -> RESPValue? {
        if let fault { throw fault }
        do throws(RESPFault) {
            while let step = try readStep() {
                if let value = try settle(step) { return value }
            }
            return nil
        } catch {
            fault = error
            throw error
        }
    }

    /// The fault of a stream that has ended here; nil when it ended between two values.
    package func endOfStream() -> RESPFault? {
        if let fault { return fault }
        guard isInsideValue else { return nil }
        if open.isEmpty, pendingBulk == nil, let first = buffer.span.isEmpty ? nil : buffer.span[0],
            RESPType(rawValue: first) == nil
        {
            return failure(.unknownType(first))
        }
        return failure(.truncated)
    }
}

extension RESPReader {
    struct Bulk: Equatable {
        let type: RESPType
        let count: Int
    }

    struct Container: Equatable {
        let type: RESPType
        /// Values that are still to come; two for each pair of a map.
        var missing: Int
        var elements: [RESPValue] = []
    }

    enum Step {
        case value(RESPValue)
        case opened(Container)
    }

    /// Puts what was read where it belongs; answers the outermost value when it is complete.
    mutating func settle(_ step: Step) throws(RESPFault) -> RESPValue? {
        try checkValueSize()
        var complete: RESPValue?
        switch step {
        case .value(let value): complete = value
        case .opened(let container):
            if container.missing > 0 {
                open.append(container)
                return nil
            }
            complete = container.type.value(of: [])
        }
        // An attribute (`|`) comes before the value it describes, and counts as none.
        while let value = complete, let innermost = open.indices.last {
            open[innermost].elements.append(value)
            open[innermost].missing -= 1
            guard open[innermost].missing == 0 else { return nil }
            let closed = open.removeLast()
            complete = closed.type.value(of: closed.elements)
        }
        guard open.isEmpty, let complete else { return nil }
        valueStart = offset
        firstBytes = []
        return complete
    }
}
