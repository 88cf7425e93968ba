/// Takes one layer of escapes off a text: those of JSON, of URLs, of HTML, of Python and of what syslog writes.
struct EscapeDecoder {
    private let text: ReadableText
    private(set) var result = ReadableText()
    private var index = 0
    private var hasDecoded = false

    init(_ text: ReadableText) { self.text = text }

    /// Decodes; false if there was nothing to decode.
    mutating func run() -> Bool {
        while index < text.bytes.count {
            let isDecoded =
                switch text.bytes[index] {
                case 0x5c: backslash()
                case 0x25: percent()
                case 0x26: entity()
                case 0x23: octal(after: 1, most: 0x1f)
                case 0x5e: caret()
                default: false
                }
            if isDecoded {
                hasDecoded = true
            } else {
                keep()
            }
        }
        return hasDecoded
    }

    private func at(_ place: Int) -> UInt8 { place < text.bytes.count ? text.bytes[place] : 0 }

    /// Writes bytes that stand for those up to a place; false if there are none.
    private mutating func write(_ bytes: [UInt8]?, upTo end: Int, percents: Int = 0, backslashes: Int = 0) -> Bool {
        guard let bytes else { return false }
        var place = text.places[index]
        place.source = text.source(of: index..<end)
        place.percents = (text.places[index..<end].map(\.percents).max() ?? 0) + percents
        place.backslashes = min(99, text.places[end - 1].backslashes + backslashes)
        for byte in bytes { result.append(byte, place) }
        index = end
        return true
    }

    /// `\u002e`, `\x2e`, `\056`, `\"`, `\/` and `\n`, behind any number of backslashes.
    private mutating func backslash() -> Bool {
        var next = index
        while at(next) == 0x5c { next += 1 }
        let count = next - index
        switch at(next) {
        case 0x75 where at(next + 1) == 0x7b:
            var end = next + 2
            while end < next + 10, Hex.value(of: at(end)) != nil { end += 1 }
            guard at(end) == 0x7d else { return false }
            return write(hex(next + 2, end - next - 2).map(encoded), upTo: end + 1)
        case 0x75: return write(hex(next + 1, 4).map(encoded), upTo: next + 5)
        case 0x55: return write(hex(next + 1, 8).map(encoded), upTo: next + 9)
        case 0x78: return write(hex(next + 1, 2).map { [UInt8($0)] }, upTo: next + 3)
        case 0x30...0x31: return octal(after: count, most: 0x7f)
        case 0x22, 0x27, 0x60: return write([at(next)], upTo: next + 1, backslashes: count)
        case 0x2f: return write([0x2f], upTo: next + 1)
        case 0x6e: return write([0x0a], upTo: next + 1)
        case 0x72: return write([0x0d], upTo: next + 1)
        case 0x74: return write([0x09], upTo: next + 1)
        case 0x65: return write([0x1b], upTo: next + 1)
        default: return false
        }
    }

    /// Leaves a byte as it is; backslashes that escape nothing all at once.
    private mutating func keep() {
        repeat {
            result.append(text.bytes[index], text.places[index])
            index += 1
        } while text.bytes[index - 1] == 0x5c && at(index) == 0x5c
    }

    private mutating func percent() -> Bool {
        write(hex(index + 1, 2).map { [UInt8($0)] }, upTo: index + 3, percents: 1)
    }

    /// `&amp;`, `&#46;`, `&#x2e;`.
    private mutating func entity() -> Bool {
        guard let end = (index + 2..<index + 10).first(where: { at($0) == 0x3b }) else { return false }
        let name = String(decoding: text.bytes[(index + 1)..<end], as: UTF8.self)
        let value: UInt32? =
            switch name {
            case "amp": 0x26
            case "quot": 0x22
            case "apos": 0x27
            case "lt": 0x3c
            case "gt": 0x3e
            case "equals": 0x3d
            case "period": 0x2e
            case "colon": 0x3a
            default: number(name)
            }
        return write(value.map(encoded), upTo: end + 1)
    }

    private func number(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        return digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }

    /// Three octal digits, as Python's `\033` and rsyslog's `#033`.
    private mutating func octal(after count: Int, most: UInt8) -> Bool {
        var value = 0
        for place in (index + count)..<(index + count + 3) {
            guard 0x30...0x37 ~= at(place) else { return false }
            value = value << 3 | Int(at(place) - 0x30)
        }
        guard value <= Int(most) else { return false }
        return write([UInt8(value)], upTo: index + count + 3)
    }

    /// `^[` before a bracket, and `^@`.
    private mutating func caret() -> Bool {
        guard at(index + 1) == 0x40 || at(index + 1) == 0x5b && at(index + 2) == 0x5b else { return false }
        return write([at(index + 1) & 0x1f], upTo: index + 2)
    }

    private func hex(_ place: Int, _ count: Int) -> UInt32? {
        guard count > 0, count <= 8 else { return nil }
        var value: UInt32 = 0
        for index in place..<(place + count) {
            guard let digit = Hex.value(of: at(index)) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private func encoded(_ value: UInt32) -> [UInt8] {
        let scalar = Unicode.Scalar(value) ?? "\u{fffd}"
        return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
