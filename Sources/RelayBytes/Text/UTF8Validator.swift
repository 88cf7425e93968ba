/// A UTF-8 check that can pause between any two bytes (RFC 3629), as a fragmented text message needs.
///
/// It refuses at the first byte that no continuation can mend: overlong forms, surrogates, values above U+10FFFF.
/// Noncharacters are valid.
package struct UTF8Validator: Equatable, Sendable {
    /// The offset in the span at which the text stopped being UTF-8.
    package struct Fault: Error, Equatable {
        package let offset: Int

        package init(offset: Int) { self.offset = offset }
    }

    /// What the next byte must be: a number of `UTF8Machine`.
    private var state = UTF8Machine.start

    package init() {}

    /// Whether the bytes so far end on a code point.
    package var isComplete: Bool { state == UTF8Machine.start }

    /// Checks the next bytes of the text.
    package mutating func consume(_ bytes: Span<UInt8>) throws(Fault) {
        let (end, fault) = unsafe bytes.withUnsafeBytes { unsafe UTF8Machine.run(from: state, over: $0) }
        if let fault { throw Fault(offset: fault) }
        state = end
    }

    /// Takes one byte more, or answers false and stays where it was.
    package mutating func consume(_ byte: UInt8) -> Bool {
        let next = UTF8Machine.next(state, byte)
        guard next != UTF8Machine.refused else { return false }
        state = next
        return true
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
