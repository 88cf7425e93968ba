import CScan

/// Finding bytes and words in a text.
extension LogText {
    @inline(__always) func hasPrefix(_ word: StaticString) -> Bool { has(word, at: 0) }

    /// Whether the word stands at the place.
    @inline(__always) func has(_ word: StaticString, at place: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard place >= 0, place <= count - length else { return false }
        if length >= 8 { return holds(word, at: place, by: UInt64.self) }
        return length >= 4 ? holds(word, at: place, by: UInt32.self) : holds(word, at: place, by: UInt8.self)
    }

    /// The same, so many bytes at a time; the last ones may be compared twice.
    @inline(__always) private func holds<Word: FixedWidthInteger>(
        _ word: StaticString, at place: Int, by: Word.Type
    ) -> Bool {
        let (text, other) = unsafe (UnsafeRawPointer(start + place), UnsafeRawPointer(word.utf8Start))
        var (index, wrong) = (0, Word.zero)
        while index < word.utf8CodeUnitCount {
            index = min(index, word.utf8CodeUnitCount - MemoryLayout<Word>.size)
            wrong |= unsafe (text + index).loadUnaligned(as: Word.self) ^ (other + index).loadUnaligned(as: Word.self)
            index += MemoryLayout<Word>.size
        }
        return wrong == 0
    }

    func hasSuffix(_ word: StaticString) -> Bool { has(word, at: count - word.utf8CodeUnitCount) }

    /// The first place of the byte, from a place on.
    @inline(__always) func firstIndex(of byte: UInt8, from place: Int = 0) -> Int? {
        guard place < count else { return nil }
        guard let found = unsafe cscan_memchr(start + place, Int32(byte), count - place) else { return nil }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    /// The last place of the byte.
    func lastIndex(of byte: UInt8) -> Int? {
        guard let found = unsafe cscan_memrchr(start, Int32(byte), count) else { return nil }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    /// The first place of the word, from a place on.
    func firstIndex(of word: StaticString, from place: Int = 0) -> Int? {
        guard place <= count else { return nil }
        let length = word.utf8CodeUnitCount
        guard let found = unsafe cscan_memmem(start + place, count - place, word.utf8Start, length) else {
            return nil
        }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    func contains(_ word: StaticString) -> Bool { firstIndex(of: word) != nil }

    /// Which of its first 32 bytes, which the caller knows to be there, are that byte: bit by bit.
    @unsafe @inline(__always) func nearPlaces(of byte: UInt8) -> UInt32 { unsafe cscan_places(start, byte) }

    /// The number that `length` digits at the place spell; nil if one is no digit.
    @inline(__always) func digits(_ place: Int, _ length: Int) -> Int? {
        var value = 0
        for index in place..<(place + length) {
            let digit = self[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}

/// Whether the byte may stand in a JWT: base64url and the dot.
func isTokenByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x5f || byte == 0x2e
}
