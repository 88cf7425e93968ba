/// A cursor over bytes: takes what it is asked for, or answers nil and stays where it was.
package struct ByteReader: ~Escapable {
    private let bytes: Span<UInt8>
    package private(set) var position = 0

    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    package var remaining: Int { bytes.count - position }

    package var isAtEnd: Bool { position == bytes.count }

    /// The byte `offset` places ahead, without moving; nil outside of what remains.
    package func peek(at offset: Int = 0) -> UInt8? {
        0..<remaining ~= offset ? bytes[position + offset] : nil
    }

    /// The byte under the cursor.
    package mutating func next() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// Moves ahead by `count` bytes and answers true, or stays and answers false.
    package mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= remaining else { return false }
        position += count
        return true
    }

    /// The next integer in network byte order.
    package mutating func bigEndian<Integer: FixedWidthInteger & UnsignedInteger>(_: Integer.Type) -> Integer? {
        let width = Integer.bitWidth / 8
        guard width <= remaining else { return nil }
        var value: Integer = 0
        for offset in 0..<width {
            value = value << 8 | Integer(truncatingIfNeeded: bytes[position + offset])
        }
        position += width
        return value
    }

    /// The next `count` bytes in place.
    @_lifetime(copy self)
    package mutating func take(_ count: Int) -> Span<UInt8>? {
        guard count >= 0, count <= remaining else { return nil }
        defer { position += count }
        return bytes.extracting(position..<(position + count))
    }
}
