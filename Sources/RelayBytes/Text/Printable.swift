/// Text from outside, made safe for a terminal.
///
/// What could drive or deceive a terminal becomes visible: C0, DEL and C1 controls, bidirectional and zero-width
/// characters, line and paragraph separators and tags as `\u{1b}`, bytes that are not UTF-8 as `\x9b`. The result holds
/// none of them, so escaping it again changes nothing.
@usableFromInline package enum Printable {
    /// What becomes of U+000A.
    @usableFromInline package enum Newlines: Sendable { case escaped, kept }

    /// The bytes as text that is safe to show.
    @inlinable
    package static func escape(_ bytes: some Sequence<UInt8>, newlines: Newlines = .escaped) -> String {
        escape(all: Array(bytes), newlines: newlines)
    }

    package static func escape(_ text: String, newlines: Newlines = .escaped) -> String {
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5f }) { return text }
        return escape(all: Array(text.utf8), newlines: newlines)
    }

    @usableFromInline
    static func escape(all bytes: [UInt8], newlines: Newlines) -> String {
        var escaper = Escaper(newlines: newlines)
        for byte in bytes { escaper.push(byte) }
        return escaper.finish()
    }

    /// The escaped text, cut to `limit` characters with `...` in place of the rest.
    ///
    /// A character may be of any number of scalars, so these are cut at four times the limit. No more is read
    /// than that.
    @inlinable
    package static func excerpt(_ bytes: some Sequence<UInt8>, limit: Int) -> String {
        let limit = min(max(0, limit), Int.max / 32)
        return excerpt(start: Array(bytes.prefix(16 * limit + 4)), limit: limit)
    }

    /// The excerpt of bytes of which there are no more than it can need.
    @usableFromInline
    static func excerpt(start bytes: [UInt8], limit: Int) -> String {
        let mostScalars = 4 * limit
        let text = escape(all: bytes, newlines: .escaped)
        if text.count <= limit, text.unicodeScalars.count <= mostScalars { return text }
        let dots = "...".prefix(limit)
        return String(text.prefix(limit - dots.count).unicodeScalars.prefix(mostScalars)) + dots
    }

    /// Whether the scalar would be escaped: controls, separators, and what Unicode calls default ignorable, but for the
    /// selectors U+FE00...U+FE0F, which choose the look of the character before them.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1f, 0x7f...0x9f: true
        case 0xad, 0x34f, 0x61c, 0x115f...0x1160, 0x17b4...0x17b5, 0x180b...0x180f: true
        case 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0x3164, 0xfeff, 0xffa0, 0xfff0...0xfffb: true
        case 0x1bca0...0x1bca3, 0x1d173...0x1d17a, 0xe0000...0xe0fff: true
        default: false
        }
    }
}

/// Decodes UTF-8 a byte at a time into safe text; bytes that are not UTF-8 go out one by one.
private struct Escaper {
    private let keepsNewlines: Bool
    private var text: [UInt8] = []
    private var validator = UTF8Validator()
    /// The bytes of a code point that is not complete.
    private var pending: [UInt8] = []

    init(newlines: Printable.Newlines) { keepsNewlines = newlines == .kept }

    mutating func push(_ byte: UInt8) {
        if pending.isEmpty, byte &- 0x20 < 0x5f || byte == 0x0a && keepsNewlines {
            text.append(byte)
        } else if validator.consume(byte) {
            pending.append(byte)
            if validator.isComplete { appendScalar() }
        } else {
            // The earlier bytes were an unfinished code point; this one may begin a new one.
            let begun = !pending.isEmpty
            appendPending()
            if begun { push(byte) } else { appendInvalid(byte) }
        }
    }

    mutating func finish() -> String {
        appendPending()
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendScalar() {
        var value = pending.count == 1 ? UInt32(pending[0]) : UInt32(pending[0] & 0x7f >> pending.count)
        for byte in pending.dropFirst() { value = value << 6 | UInt32(byte & 0x3f) }
        if let scalar = Unicode.Scalar(value), !Printable.isUnsafe(scalar) {
            text.append(contentsOf: pending)
        } else {
            text.append(contentsOf: "\\u{\(String(value, radix: 16))}".utf8)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func appendPending() {
        for byte in pending { appendInvalid(byte) }
        pending.removeAll(keepingCapacity: true)
        validator = UTF8Validator()
    }

    private mutating func appendInvalid(_ byte: UInt8) { text.append(contentsOf: "\\x\(Hex.encode([byte]))".utf8) }
}
