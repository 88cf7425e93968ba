import RelayBytes

/// Finds what looks like a JWT in any text: a header that begins like a JSON object in base64url, and more segments
/// after dots.
package enum TokenFinder {
    /// The tokens in order. With `complete` only those of three segments or five; without it also a header and a
    /// payload whose signature was cut off, which still show the claims.
    package static func ranges(in text: [UInt8], complete: Bool = false) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var offset = 0
        while offset < text.count {
            guard isTokenByte(text[offset]) else {
                offset += 1
                continue
            }
            var end = offset
            while end < text.count, isTokenByte(text[end]) { end += 1 }
            if end - offset > 20 { search(text, offset..<end, complete, &found) }
            offset = end
        }
        return found
    }

    /// Whether the whole text is one complete token, by its look.
    package static func isToken(_ text: [UInt8]) -> Bool {
        ranges(in: text, complete: true) == [text.indices] && !text.isEmpty
    }

    private static func search(_ text: [UInt8], _ run: Range<Int>, _ complete: Bool, _ found: inout [Range<Int>]) {
        let segments = text[run].split(separator: 0x2e, omittingEmptySubsequences: false)
        var index = 0
        while index < segments.count {
            let rest = segments.count - index
            guard rest >= 2, let start = beginning(segments[index], complete) else {
                index += 1
                continue
            }
            let taken = length(segments[index...])
            guard taken >= 3 || !complete && beginsObject(segments[index + 1]) else {
                index += 1
                continue
            }
            found.append(start..<segments[index + taken - 1].endIndex)
            index += taken
        }
    }

    /// Five segments where there are five and the token is not followed by another, three or two otherwise; an empty
    /// last one counts only for the third, as `alg: none` has it.
    private static func length(_ segments: ArraySlice<ArraySlice<UInt8>>) -> Int {
        let rest = Array(segments.prefix(5))
        if rest.count >= 5, !beginsObject(rest[3]), !rest[3].isEmpty, !rest[4].isEmpty { return 5 }
        return min(3, rest.count)
    }

    /// Where a header begins in a segment; where only the look counts also behind letters that something before it left.
    private static func beginning(_ segment: ArraySlice<UInt8>, _ complete: Bool) -> Int? {
        if beginsObject(segment) { return segment.startIndex }
        if complete { return nil }
        return segment.indices.dropLast(7).first {
            segment[$0] == 0x65 && segment[$0 + 1] == 0x79 && segment[$0 + 2] == 0x4a
        }
    }

    /// `{` and then a quotation mark or white space.
    private static func beginsObject(_ segment: ArraySlice<UInt8>) -> Bool {
        guard segment.count >= 8, let bytes = Base64URL.decode(String(decoding: segment.prefix(4), as: UTF8.self))
        else {
            return false
        }
        return bytes[0] == 0x7b && [0x22, 0x20, 0x09, 0x0a, 0x0d].contains(bytes[1])
    }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || ASCII.isLetter(byte) || byte == 0x2d || byte == 0x5f || byte == 0x2e
    }
}
