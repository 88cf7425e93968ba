import CSystem

/// Bytes of a line, where they lie in the block that is scanned: two words, copied freely, never kept.
///
/// It is handed down by the scanner, which holds the block meanwhile; nothing of it leaves this module.
@safe struct LogText {
    private let start: UnsafePointer<UInt8>
    let count: Int

    init(_ start: UnsafePointer<UInt8>, _ count: Int) {
        unsafe self.start = start
        self.count = count
    }

    /// The byte at the place; 0 outside.
    @inline(__always) subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe start[index] : 0
    }

    /// Eight bytes at the place as they lie in memory; 0 where the text has fewer.
    @inline(__always) func word(at place: Int) -> UInt64 {
        guard place >= 0, place <= count - 8 else { return 0 }
        return unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
    }

    /// Eight bytes at a place that the caller knows to have them.
    @inline(__always) func nearWord(at place: Int) -> UInt64 {
        unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
    }

    /// The byte at a place that the caller knows to have one.
    @inline(__always) func nearByte(at place: Int) -> UInt8 { unsafe start[place] }

    /// How far behind the place the byte stands, among the next 24, which the caller knows to be there; 24 if none does.
    @inline(__always) func nearIndex(of byte: UInt8, from place: Int) -> Int {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var offset = 0
        while offset < 24 {
            let word = nearWord(at: place + offset) ^ pattern
            // The lowest high bit that is left marks the first byte that is zero.
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 { return offset + zeros.trailingZeroBitCount >> 3 }
            offset += 8
        }
        return 24
    }

    var isEmpty: Bool { count == 0 }

    /// The text without its first bytes.
    @inline(__always) func dropping(_ length: Int) -> LogText {
        let length = min(max(length, 0), count)
        return unsafe LogText(start + length, count - length)
    }

    /// The first bytes.
    @inline(__always) func prefix(_ length: Int) -> LogText {
        unsafe LogText(start, min(max(length, 0), count))
    }

    @inline(__always) func hasPrefix(_ word: StaticString) -> Bool { has(word, at: 0) }

    /// Whether the word stands at the place.
    @inline(__always) func has(_ word: StaticString, at place: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard place >= 0, place <= count - length else { return false }
        let other = unsafe word.utf8Start
        var index = 0
        while index < length {
            if unsafe start[place + index] != other[index] { return false }
            index += 1
        }
        return true
    }

    func hasSuffix(_ word: StaticString) -> Bool { has(word, at: count - word.utf8CodeUnitCount) }

    /// The first place of the byte, from a place on.
    @inline(__always) func firstIndex(of byte: UInt8, from place: Int = 0) -> Int? {
        guard place < count else { return nil }
        guard let found = unsafe csystem_memchr(start + place, Int32(byte), count - place) else { return nil }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    /// The last place of the byte.
    func lastIndex(of byte: UInt8) -> Int? {
        guard let found = unsafe csystem_memrchr(start, Int32(byte), count) else { return nil }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    /// The first place of the word, from a place on.
    func firstIndex(of word: StaticString, from place: Int = 0) -> Int? {
        guard place <= count else { return nil }
        let length = word.utf8CodeUnitCount
        guard let found = unsafe csystem_memmem(start + place, count - place, word.utf8Start, length) else {
            return nil
        }
        return unsafe UnsafeRawPointer(start).distance(to: found)
    }

    func contains(_ word: StaticString) -> Bool { firstIndex(of: word) != nil }

    /// The bytes between two places.
    func slice(_ from: Int, _ to: Int) -> LogText { dropping(from).prefix(to - max(0, from)) }

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

    /// The text without blanks at its beginning.
    var trimmedStart: LogText {
        var index = 0
        while self[index] == 0x20 { index += 1 }
        return dropping(index)
    }

    /// The text without blanks, CR and LF at its end.
    var trimmedEnd: LogText {
        var length = count
        while length > 0, self[length - 1] == 0x20 || self[length - 1] == 0x0d || self[length - 1] == 0x0a {
            length -= 1
        }
        return prefix(length)
    }

    /// The bytes copied out, at most `limit`. A base64url word that the limit would cut is left out whole: half a token
    /// is no longer seen as one.
    func bytes(limit: Int) -> [UInt8] {
        var length = min(count, limit)
        if length < count {
            while length > 0, isTokenByte(self[length - 1]) { length -= 1 }
        }
        return unsafe Array(UnsafeBufferPointer(start: start, count: length))
    }

    /// A hash of the bytes that tells clients apart: FNV-1a over words of eight.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(count)
        var index = 0
        while index <= count - 8 {
            hash = (hash ^ word(at: index)) &* 0x100_0000_01b3
            hash ^= hash >> 29
            index += 8
        }
        while index < count {
            hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01b3
            index += 1
        }
        return hash ^ hash >> 32
    }

    /// Lends the bytes for the length of a call.
    func withSpan<R>(_ body: (Span<UInt8>) -> R) -> R {
        unsafe body(UnsafeBufferPointer(start: start, count: count).span)
    }

    /// Copies the bytes to memory that has room for them.
    func copy(to memory: UnsafeMutablePointer<UInt8>) {
        unsafe memory.update(from: start, count: count)
    }
}

/// Whether the byte may stand in a JWT: base64url and the dot.
func isTokenByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x5f || byte == 0x2e
}
