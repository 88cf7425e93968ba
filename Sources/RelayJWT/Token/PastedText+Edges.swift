import RelayBytes

extension PastedText {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

    /// The text in UTF-8 without byte order mark, white space and invisible characters at its ends.
    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let text = utf8(bytes)
        let kept = core(of: text[...])
        return kept.count == text.count ? text : Array(kept)
    }

    /// The same slice without them: white space, NUL, and what a web page or an editor leaves, U+FEFF, U+00A0, U+200B.
    private static func core(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (start, end) = (text.startIndex, text.endIndex)
        while start < end {
            if isSpace(text[start]) || text[start] == 0 {
                start += 1
            } else if text[start] >= 0x80, let mark = marks.first(where: { text[start..<end].starts(with: $0) }) {
                start += mark.count
            } else {
                break
            }
        }
        while end > start {
            let last = text[end - 1]
            if isSpace(last) || last == 0 {
                end -= 1
            } else if last >= 0x80,
                let mark = marks.first(where: { text[start..<end].suffix($0.count).elementsEqual($0) })
            {
                end -= mark.count
            } else {
                break
            }
        }
        return text[start..<end]
    }

    private static let marks: [[UInt8]] = [[0xef, 0xbb, 0xbf], [0xc2, 0xa0], [0xe2, 0x80, 0x8b]]

    /// PowerShell redirects in UTF-16.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isBig = bytes.starts(with: [0xfe, 0xff])
        guard isBig || bytes.starts(with: [0xff, 0xfe]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { offset in
            let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// The text without the quotation marks around it, and without the comma that follows them in JSON.
    static func unquoted(_ text: [UInt8]) -> [UInt8] {
        var inner = core(of: utf8(text)[...])
        while let last = inner.last, last == 0x2c || last == 0x3b {
            inner.removeLast(inner.reversed().prefix { $0 == 0x2c || $0 == 0x3b }.count)
            inner = core(of: inner)
        }
        while inner.count >= 2, let first = inner.first, first == inner.last, [0x22, 0x27, 0x60].contains(first) {
            inner = core(of: inner.dropFirst().dropLast())
        }
        return inner.count == text.count ? text : Array(inner)
    }

    /// What programs write where they have nothing.
    static func literalNull(_ text: [UInt8]) -> String? {
        let word = String(decoding: text.prefix(24), as: UTF8.self)
        let words = ["", "null", "undefined", "none", "nil", "nan", "[object object]", "bearer", "(null)"]
        return text.count <= 24 && words.contains(word.asciiLowercased) ? word : nil
    }

    /// Whether a token is set apart from what is around it, by a space, a quotation mark or a character that separates
    /// parameters; the last need words around them, as an address has.
    static func standsAlone(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let (before, after) = (text[..<range.lowerBound], text[range.upperBound...])
        guard isSeparator(before.last) || hasWord(before) && isJoint(before.last) else { return false }
        // "=" after a token is padding.
        return isSeparator(after.first)
            || hasWord(before) && hasWord(after) && isJoint(after.first) && after.first != 0x3d
    }

    private static func isSeparator(_ byte: UInt8?) -> Bool {
        byte.map(Array(" \t\r\n\"'`,;()[]{}<>|".utf8).contains) ?? true
    }

    private static func isJoint(_ byte: UInt8?) -> Bool { byte.map(Array("=:&?#/".utf8).contains) ?? false }

    private static func hasWord(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { ASCII.isLetter($0) || ASCII.isDigit($0) }
    }
}
