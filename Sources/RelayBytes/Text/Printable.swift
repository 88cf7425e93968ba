/// Text from outside, made safe for a terminal.
///
/// What could drive or deceive a terminal becomes visible: C0, DEL and C1 controls, bidirectional and zero-width
/// characters, line and paragraph separators and tags as `\u{1b}`, bytes that are not UTF-8 as `\x9b`. The result holds
/// none of them, so escaping it again changes nothing.
package enum Printable {
    /// What becomes of U+000A.
    package enum Newlines: Sendable { case escaped, kept }

    /// The bytes as text that is safe to show.
    package static func escape(_ bytes: some Sequence<UInt8>, newlines: Newlines = .escaped) -> String {
        var result = ""
        var decoder = UTF8StepDecoder()
        for byte in bytes { decoder.push(byte) { append($0, to: &result, newlines) } }
        decoder.finish { append($0, to: &result, newlines) }
        return result
    }

    package static func escape(_ text: String, newlines: Newlines = .escaped) -> String {
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5f }) { return text }
        return escape(text.utf8, newlines: newlines)
    }

    /// The escaped text, cut to `limit` characters with `...` in place of the rest.
    ///
    /// A character may be of any number of scalars, so these are cut at four times the limit; no more is read than that.
    package static func excerpt(_ bytes: some Sequence<UInt8>, limit: Int) -> String {
        let limit = min(max(0, limit), Int.max / 32)
        let mostScalars = 4 * limit
        let text = escape(bytes.prefix(4 * mostScalars + 4))
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

    private static func append(_ piece: UTF8StepDecoder.Piece, to result: inout String, _ newlines: Newlines) {
        switch piece {
        case .scalar(let scalar) where scalar == "\n" && newlines == .kept: result.unicodeScalars.append(scalar)
        case .scalar(let scalar) where isUnsafe(scalar):
            result += "\\u{" + String(scalar.value, radix: 16) + "}"
        case .scalar(let scalar): result.unicodeScalars.append(scalar)
        case .invalid(let byte): result += "\\x" + Hex.encode([byte])
        }
    }
}

/// Decodes UTF-8 a byte at a time and gives the bytes that are not UTF-8 out one by one.
private struct UTF8StepDecoder {
    enum Piece {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private var validator = UTF8Validator()
    private var pending: [UInt8] = []

    mutating func push(_ byte: UInt8, _ emit: (Piece) -> Void) {
        pending.append(byte)
        do throws(UTF8Validator.Fault) {
            try validator.consume([byte].span)
            if validator.isComplete {
                for scalar in String(decoding: pending, as: UTF8.self).unicodeScalars { emit(.scalar(scalar)) }
                pending.removeAll(keepingCapacity: true)
            }
        } catch {
            // The earlier bytes were an unfinished code point; the last may begin a new one.
            pending.removeLast()
            let begun = !pending.isEmpty
            finish(emit)
            if begun { push(byte, emit) } else { emit(.invalid(byte)) }
        }
    }

    mutating func finish(_ emit: (Piece) -> Void) {
        for byte in pending { emit(.invalid(byte)) }
        pending.removeAll(keepingCapacity: true)
        validator = UTF8Validator()
    }
}
