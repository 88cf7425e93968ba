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

    /// Decodes into room that is used again: how many bytes there are, or nil as above. The room grows as it must, and
    /// what lies in it behind them means nothing.
    package static func decode(_ text: Span<UInt8>, into room: inout [UInt8]) -> Int? {
        Base64Alphabet.url.decode(text, into: &room)
    }
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
        var isClean = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount(of: text.count)) { room, count in
            isClean = unsafe decode(text.span, to: room)
            count = Self.byteCount(of: text.count)
        }
        return isClean ? bytes : nil
    }

    func decode(_ text: Span<UInt8>, into room: inout [UInt8]) -> Int? {
        guard text.count % 4 != 1 else { return nil }
        let count = Self.byteCount(of: text.count)
        if room.count < count { room = [UInt8](repeating: 0, count: max(count, 2 * room.count)) }
        return unsafe room.withUnsafeMutableBufferPointer { unsafe decode(text, to: $0) } ? count : nil
    }

    /// How many bytes so many characters are.
    private static func byteCount(of characters: Int) -> Int { characters / 4 * 3 + max(0, characters % 4 - 1) }

    /// Whether every character is one of the alphabet and the spare bits are zero; `room` holds what they decode to.
    private func decode(_ text: Span<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        let (whole, rest) = (text.count / 4 * 4, text.count % 4)
        return unsafe values.withUnsafeBufferPointer { values in
            unsafe text.withUnsafeBufferPointer { source in
                // Four characters are three bytes; a foreign one has the high bits set.
                var (position, count, foreign): (Int, Int, UInt8) = (0, 0, 0)
                while position < whole {
                    let (a, b) = unsafe (values[Int(source[position])], values[Int(source[position &+ 1])])
                    let (c, d) = unsafe (values[Int(source[position &+ 2])], values[Int(source[position &+ 3])])
                    foreign |= a | b | c | d
                    unsafe room[count] = a << 2 | b >> 4
                    unsafe room[count &+ 1] = b << 4 | c >> 2
                    unsafe room[count &+ 2] = c << 6 | d
                    (position, count) = (position &+ 4, count &+ 3)
                }
                guard rest > 1 else { return foreign < 64 }
                let (a, b) = unsafe (values[Int(source[whole])], values[Int(source[whole &+ 1])])
                foreign |= a | b
                unsafe room[count] = a << 2 | b >> 4
                guard rest == 3 else { return foreign < 64 && b << 4 == 0 }
                let c = unsafe values[Int(source[whole &+ 2])]
                unsafe room[count &+ 1] = b << 4 | c >> 2
                return (foreign | c) < 64 && c << 6 == 0
            }
        }
    }
}
