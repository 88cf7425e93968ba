/// Where JWTs begin in a block: `eyJ`, more base64url, a dot, and `eyJ` behind it. The first letter and the dots may be
/// escaped, as loggers write the text of others; padding may stand before a dot.
enum TokenLeaks {
    /// The places of the tokens in a range of the block, ascending; those of one token once.
    static func find(in block: LogText, _ range: Range<Int>, into places: inout [Int]) {
        let block = block.prefix(range.upperBound)
        var from = range.lowerBound
        while let found = block.firstIndex(of: 0x4a, from: from) {
            from = found + 1
            guard found >= range.lowerBound + 2, block[found - 1] == 0x79,
                block[found - 2] == 0x65 || isEscapedLetter(block, endingAt: found - 1, since: range.lowerBound)
            else { continue }
            let end = endOfPart(block, found + 1)
            guard let next = dot(block, end), begins(block, next) else {
                // Whatever begins within these bytes ends as they do.
                from = end
                continue
            }
            places.append(found - 2)
            from = self.end(of: block, from: next)
        }
    }

    /// Where a token ends of which a part begins at the place.
    static func end(of text: LogText, from place: Int) -> Int {
        var end = endOfPart(text, place)
        while let next = dot(text, end) { end = endOfPart(text, next) }
        return end
    }

    private static func endOfPart(_ text: LogText, _ place: Int) -> Int {
        var end = place
        while isTokenByte(text[end]), text[end] != 0x2e { end += 1 }
        return end
    }

    /// The place behind a dot, or behind what one is escaped as: `\u002e`, `\\u002E`, `\x2e`, `%2E`, `%252e`.
    private static func dot(_ text: LogText, _ place: Int) -> Int? {
        var index = place
        while text[index] == 0x3d, index < place + 2 { index += 1 }
        switch text[index] {
        case 0x2e: return index + 1
        case 0x5c:
            let first = index
            while text[index] == 0x5c, index < first + 8 { index += 1 }
            if text.has("u00", at: index) { return hex(text, index + 3) }
            return text[index] == 0x78 ? hex(text, index + 1) : nil
        case 0x25:
            index += 1
            let first = index
            while text.has("25", at: index), index < first + 8 { index += 2 }
            return hex(text, index)
        default: return nil
        }
    }

    /// The place behind `2e`.
    private static func hex(_ text: LogText, _ place: Int) -> Int? {
        text[place] == 0x32 && text[place + 1] | 0x20 == 0x65 ? place + 2 : nil
    }

    /// Whether `eyJ` stands at the place, its first letter escaped or not.
    private static func begins(_ text: LogText, _ place: Int) -> Bool {
        if text.has("eyJ", at: place) { return true }
        guard text[place] == 0x5c || text[place] == 0x25 else { return false }
        return (place + 1..<place + 12).contains {
            text.has("yJ", at: $0) && isEscapedLetter(text, endingAt: $0, since: place)
        }
    }

    /// Whether `\u0065`, `\x65` or `%65` ends before the place.
    private static func isEscapedLetter(_ text: LogText, endingAt place: Int, since start: Int) -> Bool {
        guard place >= start + 3, text[place - 1] == 0x35, text[place - 2] == 0x36 else { return false }
        switch text[place - 3] {
        case 0x25, 0x78: return true
        case 0x30: return place >= start + 6 && text.has("\\u00", at: place - 6)
        // `%2565`
        case 0x35: return place >= start + 5 && text.has("%2", at: place - 5)
        default: return false
        }
    }
}
