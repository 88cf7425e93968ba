/// A UTF-8 check that can pause between any two bytes (RFC 3629), as a fragmented text message needs.
///
/// It refuses at the first byte that no continuation can mend: overlong forms, surrogates, values above U+10FFFF.
/// Noncharacters are valid.
package struct UTF8Validator: Hashable, Sendable {
    /// The offset in the span at which the text stopped being UTF-8.
    package struct Fault: Error, Hashable {
        package let offset: Int

        package init(offset: Int) { self.offset = offset }
    }

    /// What the next byte must be. Exits: each state to `start` or to a state that awaits fewer bytes.
    private enum State: UInt8, Hashable, Sendable {
        case start
        /// One, two or three more bytes of 80...BF.
        case one, two, three
        /// After E0: A0...BF, then one. After ED: 80...9F, then one.
        case afterE0, afterED
        /// After F0: 90...BF, then two. After F4: 80...8F, then two.
        case afterF0, afterF4
    }

    private var state = State.start

    package init() {}

    /// Whether the bytes so far end on a code point.
    package var isComplete: Bool { state == .start }

    /// Checks the next bytes of the text.
    package mutating func consume(_ bytes: Span<UInt8>) throws(Fault) {
        var offset = 0
        let count = bytes.count
        while offset < count {
            if state == .start {
                offset = unsafe bytes.withUnsafeBytes { unsafe Self.skipASCII($0, from: offset) }
                if offset == count { return }
            }
            guard let next = Self.next(state, bytes[offset]) else { throw Fault(offset: offset) }
            state = next
            offset += 1
        }
    }

    /// Takes one byte more, or answers false and stays where it was.
    package mutating func consume(_ byte: UInt8) -> Bool {
        guard let next = Self.next(state, byte) else { return false }
        state = next
        return true
    }

    /// The first offset at or after `start` whose byte is not ASCII, eight bytes at a time.
    private static func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var offset = start
        while offset + 8 <= bytes.count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            offset += 8
        }
        while offset < bytes.count, unsafe bytes[offset] < 0x80 { offset += 1 }
        return offset
    }

    private static func next(_ state: State, _ byte: UInt8) -> State? {
        switch (state, byte) {
        case (.start, 0x00...0x7f), (.one, 0x80...0xbf): .start
        case (.start, 0xc2...0xdf): .one
        case (.start, 0xe0): .afterE0
        case (.start, 0xed): .afterED
        case (.start, 0xe1...0xec), (.start, 0xee...0xef): .two
        case (.start, 0xf0): .afterF0
        case (.start, 0xf1...0xf3): .three
        case (.start, 0xf4): .afterF4
        case (.two, 0x80...0xbf), (.afterE0, 0xa0...0xbf), (.afterED, 0x80...0x9f): .one
        case (.three, 0x80...0xbf), (.afterF0, 0x90...0xbf), (.afterF4, 0x80...0x8f): .two
        default: nil
        }
    }
}

extension UTF8Validator {
    /// Whether the bytes are well-formed UTF-8 from end to end.
    package static func isValid(_ bytes: Span<UInt8>) -> Bool {
        var validator = UTF8Validator()
        do throws(Fault) { try validator.consume(bytes) } catch { return false }
        return validator.isComplete
    }
}
