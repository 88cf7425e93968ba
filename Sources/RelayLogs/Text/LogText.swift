/// Bytes of a line, where they lie in the block that is scanned: two words, copied freely, never kept.
///
/// It is handed down by the scanner, which holds the block meanwhile; nothing of it leaves this module.
@safe struct LogText {
    /// Where the bytes lie. Whoever reads there has to stay below `count`.
    let start: UnsafePointer<UInt8>
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

    /// The bytes between two places.
    func slice(_ from: Int, _ to: Int) -> LogText { dropping(from).prefix(to - max(0, from)) }

    /// Whether it begins with a blank or a tab.
    @inline(__always) var isIndented: Bool { self[0] == 0x20 || self[0] == 0x09 }

    /// The text without blanks at its beginning.
    var trimmedStart: LogText {
        var index = 0
        while self[index] == 0x20 { index += 1 }
        return dropping(index)
    }

    /// The text without blanks and tabs at its beginning.
    var withoutIndent: LogText {
        var index = 0
        while self[index] == 0x20 || self[index] == 0x09 { index += 1 }
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
}
