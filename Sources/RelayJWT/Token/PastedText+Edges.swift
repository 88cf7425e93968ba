import RelayBytes

extension PastedText {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

    /// The text in UTF-8 without byte order mark, white space and invisible characters at its ends.
    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let text = utf8(bytes)
        var rest = text[...]
        while let cut = edges.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(cut.count) }
        while let cut = edges.first(where: { rest.suffix($0.count).elementsEqual($0) }) {
            rest = rest.dropLast(cut.count)
        }
        return rest.count == text.count ? text : Array(rest)
    }

    /// White space, NUL, and what a web page or an editor leaves: U+FEFF, U+00A0, U+200B.
    private static let edges: [[UInt8]] = [
        [0x20], [0x09], [0x0a], [0x0b], [0x0c], [0x0d], [0x00], [0xef, 0xbb, 0xbf], [0xc2, 0xa0], [0xe2, 0x80, 0x8b],
    ]

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
        var text = trimmed(text)
        while let last = text.last, last == 0x2c || last == 0x3b { text = trimmed(text.dropLast()) }
        while text.count >= 2, let first = text.first, first == text.last, [0x22, 0x27, 0x60].contains(first) {
            text = trimmed(Array(text.dropFirst().dropLast()))
        }
        return text
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] { trimmed(Array(bytes)) }

    /// What programs write where they have nothing.
    static func literalNull(_ text: [UInt8]) -> String? {
        let word = String(decoding: text.prefix(24), as: UTF8.self)
        let words = ["", "null", "undefined", "none", "nil", "nan", "[object object]", "bearer", "(null)"]
        return text.count <= 24 && words.contains(word.asciiLowercased) ? word : nil
    }

    /// Whether a token is set apart from what is around it, by a space, a quotation mark or a character that separates
    /// parameters.
    static func standsAlone(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let separators = Array(" \t\r\n\"'`=,;:&?#()[]{}<>/|".utf8)
        let before = range.lowerBound == 0 || separators.contains(text[range.lowerBound - 1])
        // "=" after a token is padding.
        let after =
            range.upperBound == text.count
            || separators.contains(text[range.upperBound]) && text[range.upperBound] != 0x3d
        return before && after
    }
}
