import CScan

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
    @unsafe @inline(__always) func nearWord(at place: Int) -> UInt64 {
        unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
    }

    /// What lies behind a place, which the caller knows to lie in it.
    @unsafe @inline(__always) func near(_ place: Int) -> LogText { unsafe LogText(start + place, count &- place) }

    /// So many bytes at a place, which the caller knows to be there.
    @unsafe @inline(__always) func near(_ place: Int, _ count: Int) -> LogText { unsafe LogText(start + place, count) }

    /// The byte at a place that the caller knows to have one.
    @unsafe @inline(__always) func nearByte(at place: Int) -> UInt8 { unsafe start[place] }

    /// Which of its first 32 bytes, which the caller knows to be there, are that byte: bit by bit.
    @unsafe @inline(__always) func nearPlaces(of byte: UInt8) -> UInt32 { unsafe cscan_places(start, byte) }

    /// Writes the places of newlines, of those from one on, until there is no room; their number, which is at most 63
    /// beyond the room. The place becomes that behind what was searched; `mayHoldToken` is set if a JWT may be in it.
    func newlines(
        from place: inout Int, into places: UnsafeMutablePointer<UInt32>, room: Int, mayHoldToken: inout Bool
    ) -> Int {
        var pair: Int32 = 0
        let found = unsafe cscan_newlines(start, &place, count, places, room, &pair)
        if pair != 0 { mayHoldToken = true }
        return found
    }

    /// Tells lines that end at the places by a pattern, as `cscan_line_shapes` says.
    @inline(__always) func shapes(
        _ ends: UnsafePointer<UInt32>, count: Int, _ pattern: UnsafePointer<cscan_pattern>,
        _ shapes: UnsafeMutablePointer<UInt8>, _ blanks: UnsafeMutablePointer<UInt8>
    ) {
        unsafe cscan_line_shapes(start, ends, count, pattern, shapes, blanks)
    }

    /// A text of no bytes.
    static var empty: LogText { unsafe LogText(("" as StaticString).utf8Start, 0) }

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

    /// Whether it begins with a blank or a tab.
    @inline(__always) var isIndented: Bool { self[0] == 0x20 || self[0] == 0x09 }

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
        var bytes: [UInt8] = []
        append(to: &bytes, limit: limit)
        return bytes
    }

    /// The same, at the end of an array.
    func append(to bytes: inout [UInt8], limit: Int) {
        var length = min(count, limit)
        if length < count {
            while length > 0, isTokenByte(self[length - 1]) { length -= 1 }
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    }

    /// A hash of the bytes that tells clients apart: FNV-1a over words of eight.
    @inline(__always) var fingerprint: UInt64 {
        guard count > 8, count <= 16 else { return anyFingerprint }
        // An address, as nearly all are.
        var hash = unsafe Self.mix(Self.emptyFingerprint ^ UInt64(truncatingIfNeeded: count), nearWord(at: 0))
        hash = unsafe Self.mix(hash, nearWord(at: count &- 8))
        return hash
    }

    private var anyFingerprint: UInt64 {
        var hash = Self.emptyFingerprint ^ UInt64(count)
        guard count >= 8 else {
            for index in 0..<count { hash = Self.mix(hash, UInt64(self[index])) }
            return hash
        }
        for index in stride(from: 0, to: count - 8, by: 8) { hash = Self.mix(hash, word(at: index)) }
        // The last eight bytes, some of them again.
        return Self.mix(hash, word(at: count - 8))
    }

    @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x100_0000_01b3
        return product ^ product >> 29
    }

    private static let emptyFingerprint: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Lends the bytes for the length of a call.
    func withSpan<R>(_ body: (Span<UInt8>) -> R) -> R {
        unsafe body(UnsafeBufferPointer(start: start, count: count).span)
    }

    /// Where it begins in a text that it is a part of; nil if it lies elsewhere.
    func place(in text: LogText) -> Int? {
        let place = unsafe text.start.distance(to: start)
        return place >= 0 && place + count <= text.count ? place : nil
    }

    /// Whether an array holds the same bytes from a place on.
    func isSame(as bytes: [UInt8], from place: Int) -> Bool {
        precondition(place >= 0 && count <= bytes.count - place)
        return unsafe bytes.withUnsafeBytes { unsafe cscan_same(start, $0.baseAddress! + place, count) != 0 }
    }

    /// Copies the bytes to a place of an array that has room for them.
    func copy(to bytes: inout [UInt8], at place: Int) {
        precondition(place >= 0 && count <= bytes.count - place)
        unsafe bytes.withUnsafeMutableBufferPointer { unsafe copy(to: $0.baseAddress! + place) }
    }

    /// Copies the bytes to memory that has room for them.
    @unsafe func copy(to memory: UnsafeMutablePointer<UInt8>) {
        unsafe memory.update(from: start, count: count)
    }
}

extension Collection<UInt8> {
    /// Lends the bytes as a text for the length of a call.
    @inline(__always) func withLogText<R>(_ body: (LogText) -> R) -> R {
        let result = withContiguousStorageIfAvailable { buffer in
            guard let start = buffer.baseAddress else { return body(.empty) }
            return unsafe body(LogText(start, buffer.count))
        }
        return result ?? Array(self).withLogText(body)
    }

    /// A hash that tells texts apart.
    var fingerprint: UInt64 { withLogText(\.fingerprint) }
}

/// Whether the byte may stand in a JWT: base64url and the dot.
func isTokenByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x5f || byte == 0x2e
}
