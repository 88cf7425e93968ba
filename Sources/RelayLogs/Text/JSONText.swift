/// The bytes that a JSON value spells: of a string its text, of an array of numbers those bytes, as journald writes
/// messages that are not plain text.
enum JSONText {
    static func unescape(_ value: LogText, into scratch: LogScratch) {
        if value[0] == 0x5b { return bytes(value, into: scratch) }
        guard value[0] == 0x22 else { return }
        let end = value.count - 1
        var index = 1
        while index < end {
            let escape = min(value.firstIndex(of: 0x5c, from: index) ?? end, end)
            scratch.append(value.slice(index, escape))
            guard escape < end else { return }
            index = escape + 2
            switch value[index - 1] {
            case 0x6e: scratch.append(0x0a)
            case 0x74: scratch.append(0x09)
            case 0x72: scratch.append(0x0d)
            case 0x62: scratch.append(0x08)
            case 0x66: scratch.append(0x0c)
            case 0x75: index = unicode(value, index, into: scratch)
            case let other: scratch.append(other)
            }
        }
    }

    private static func bytes(_ value: LogText, into scratch: LogScratch) {
        var number = -1
        for index in 1..<max(1, value.count) {
            let digit = value[index] &- 0x30
            if digit < 10 {
                number = min(999, max(0, number) * 10 + Int(digit))
            } else {
                if 0...255 ~= number { scratch.append(UInt8(number)) }
                number = -1
            }
        }
    }

    /// Writes the character of `\uXXXX` whose digits begin at the place; gives the place behind it. Half a surrogate
    /// pair becomes U+FFFD.
    private static func unicode(_ value: LogText, _ place: Int, into scratch: LogScratch) -> Int {
        guard let first = hex(value, place) else { return place }
        var (code, next) = (first, place + 4)
        if 0xd800...0xdbff ~= first, value[next] == 0x5c, value[next + 1] == 0x75, let second = hex(value, next + 2),
            0xdc00...0xdfff ~= second
        {
            code = 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
            next += 6
        }
        let scalar = Unicode.Scalar(code) ?? "\u{fffd}"
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { scratch.append(byte) }
        return next
    }

    private static func hex(_ value: LogText, _ place: Int) -> UInt32? {
        var code: UInt32 = 0
        for index in place..<(place + 4) {
            let byte = value[index]
            let digit = byte &- 0x30 < 10 ? byte &- 0x30 : (byte | 0x20) &- 0x61 &+ 10
            guard digit < 16, byte &- 0x30 < 10 || digit >= 10 else { return nil }
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}
