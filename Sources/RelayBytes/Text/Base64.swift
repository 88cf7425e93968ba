/// Base64 text (RFC 4648 section 4), padded, as `Sec-WebSocket-Key` and PEM carry it.
package enum Base64 {
    /// The text, padded with `=` to a multiple of four characters.
    package static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: Base64Alphabet.standard.encode(bytes, padded: true), as: UTF8.self)
    }

    /// The bytes of strictly formed, padded text; nil for any other character, length or non-zero spare bits.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        for _ in 0..<2 where characters.last == 0x3d { characters.removeLast() }
        return Base64Alphabet.standard.decode(characters[...])
    }
}

/// Base64url text without padding (RFC 4648 section 5, RFC 7515 section 2).
package enum Base64URL {
    /// The text, without padding.
    package static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: Base64Alphabet.url.encode(bytes, padded: false), as: UTF8.self)
    }

    /// The bytes of strictly formed text; nil for padding, white space, another character, a length of 1 modulo 4, or
    /// spare bits that are not zero (RFC 4648 section 3.5).
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        Base64Alphabet.url.decode(Array(text.utf8)[...])
    }

    /// The bytes of text that is bytes already.
    package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? { Base64Alphabet.url.decode(text) }
}

/// Sixty-four characters and the arithmetic that both spellings share.
private struct Base64Alphabet: Sendable {
    static let standard = Base64Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    static let url = Base64Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    private let characters: [UInt8]
    /// The value of a character, or 255.
    private let values: [UInt8]

    private init(_ alphabet: String) {
        characters = Array(alphabet.utf8)
        var table = [UInt8](repeating: 255, count: 256)
        for value in 0..<64 { table[Int(characters[value])] = UInt8(truncatingIfNeeded: value) }
        values = table
    }

    func encode(_ bytes: [UInt8], padded: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group: UInt32 = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0) }
            for place in 0...count { text.append(characters[Int(group >> (18 - 6 * UInt32(place)) & 63)]) }
            if padded { text.append(contentsOf: repeatElement(0x3d, count: 3 - count)) }
        }
        return text
    }

    func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        let (whole, rest) = (text.count / 4 * 4, text.count % 4)
        var isClean = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + max(0, rest - 1)) { room, count in
            let source = text.span
            var position = 0
            // Four characters are three bytes; a foreign one has the high bits set.
            var foreign: UInt8 = 0
            while position < whole {
                let (a, b) = (values[Int(source[position])], values[Int(source[position + 1])])
                let (c, d) = (values[Int(source[position + 2])], values[Int(source[position + 3])])
                foreign |= a | b | c | d
                unsafe room[count] = a << 2 | b >> 4
                unsafe room[count + 1] = b << 4 | c >> 2
                unsafe room[count + 2] = c << 6 | d
                (position, count) = (position + 4, count + 3)
            }
            if rest > 1 {
                let (a, b) = (values[Int(source[whole])], values[Int(source[whole + 1])])
                foreign |= a | b
                unsafe room[count] = a << 2 | b >> 4
                count += 1
                var spare = b << 4
                if rest == 3 {
                    let c = values[Int(source[whole + 2])]
                    foreign |= c
                    unsafe room[count] = b << 4 | c >> 2
                    count += 1
                    spare = c << 6
                }
                if spare != 0 { isClean = false }
            }
            if foreign > 63 { isClean = false }
        }
        return isClean ? bytes : nil
    }
}
