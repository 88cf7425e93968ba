/// Reads stamps with a clock, and remembers the minute that was read last, one of each form: most stamps of a log are in
/// the same minute as the one before.
struct StampCache {
    /// The bytes of a stamp up to its minute, its zone included, and what they mean.
    private struct Minute {
        private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        /// In milliseconds.
        private var start: Int64 = 0
        private var isKnown = false

        /// The time of a stamp that begins with the words, by its second and its whole time where that has to be read.
        @inline(__always) mutating func time(
            _ words: (UInt64, UInt64, UInt64, UInt64), second: Int?, milliseconds: Int, read: () -> LogTime?
        ) -> LogTime? {
            guard let second, second < 60 else { return read() }
            let rest = Int64(second * 1000 + milliseconds)
            if isKnown, words == self.words { return LogTime(milliseconds: start + rest) }
            guard let time = read() else { return nil }
            (self.words, start, isKnown) = (words, time.milliseconds - rest, true)
            return time
        }
    }

    let clock: LogClock
    private var access = Minute()
    private var zoned = Minute()
    private var logger = Minute()
    private var container = Minute()
    private var yearless = Minute()
    /// The stamp of an access log that was read last, with its bracket: lines of one second often follow each other.
    private var latest: (words: (UInt64, UInt64, UInt64), time: LogTime?) = ((0, 0, 0), nil)

    init(_ clock: LogClock) { self.clock = clock }

    /// The time of a stamp of any form.
    mutating func time(of stamp: Stamp) -> LogTime? {
        switch stamp.form {
        case .access: access(stamp.text)
        case .iso: stamp.text[10] == 0x54 ? container(stamp.text) : logger(stamp.text)
        case .yearless: yearless(stamp.text)
        default: clock.time(of: stamp)
        }
    }

    /// The time of an access stamp that the caller knows to be there, if it is the one that was read last.
    @unsafe @inline(__always) func latestAccess(_ text: LogText) -> LogTime? {
        let words = unsafe (text.nearWord(at: 0), text.nearWord(at: 8), text.nearWord(at: 13))
        let difference = (words.0 ^ latest.words.0) | (words.1 ^ latest.words.1) | (words.2 ^ latest.words.2)
        return difference == 0 ? latest.time : nil
    }

    /// The time of an access stamp `22/Nov/2026:06:51:20`, with its zone when there is one.
    @inline(__always) mutating func access(_ text: LogText) -> LogTime? {
        let words = (text.word(at: 0), text.word(at: 8), text.word(at: 13))
        if words == latest.words, let time = latest.time { return time }
        let time = anyAccess(text)
        if text[20] == 0x5d { latest = (words, time) }
        return time
    }

    private mutating func anyAccess(_ text: LogText) -> LogTime? {
        let words = (text.word(at: 0), text.word(at: 8), text.word(at: 10), UInt64(0))
        let second = text.digits(18, 2)
        if text[20] == 0x5d {
            return access.time(words, second: second, milliseconds: 0) { clock.time(of: Stamp(.access, text)) }
        }
        // ` +0000]` and what is behind it.
        guard text[26] == 0x5d else { return clock.time(of: Stamp(.access, text)) }
        let zone = text.word(at: 19) >> 8
        return zoned.time((words.0, words.1, words.2, zone), second: second, milliseconds: 0) {
            clock.time(of: Stamp(.access, text))
        }
    }

    /// The time of `2026-11-22 06:51:20,728`.
    mutating func logger(_ text: LogText) -> LogTime? {
        guard text[19] == 0x2c, text[23] == 0x20, let milliseconds = text.digits(20, 3), !beginsZone(text[24]) else {
            return clock.time(of: Stamp(.iso, text))
        }
        let words = (text.word(at: 0), text.word(at: 8), UInt64(text[16]), UInt64(0))
        return logger.time(words, second: text.digits(17, 2), milliseconds: milliseconds) {
            clock.time(of: Stamp(.iso, text))
        }
    }

    /// The time of `2026-11-22T06:51:20.728123456Z`.
    private mutating func container(_ text: LogText) -> LogTime? {
        var end = 23
        while text[end] &- 0x30 < 10 { end += 1 }
        guard text[19] == 0x2e, text[end] == 0x5a, let milliseconds = text.digits(20, 3) else {
            return clock.time(of: Stamp(.iso, text))
        }
        let words = (text.word(at: 0), text.word(at: 8), UInt64(text[16]), UInt64(0))
        return container.time(words, second: text.digits(17, 2), milliseconds: milliseconds) {
            clock.time(of: Stamp(.iso, text))
        }
    }

    /// The time of `Nov 22 06:51:20`.
    private mutating func yearless(_ text: LogText) -> LogTime? {
        guard text[12] == 0x3a, text[15] == 0x20, !beginsZone(text[16]) else {
            return clock.time(of: Stamp(.yearless, text))
        }
        let words = (text.word(at: 0), text.word(at: 5), UInt64(0), UInt64(0))
        return yearless.time(words, second: text.digits(13, 2), milliseconds: 0) {
            clock.time(of: Stamp(.yearless, text))
        }
    }
}

/// Whether a zone may begin with the byte behind a blank: `Z`, a sign, `UTC` and `GMT`.
private func beginsZone(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5a, 0x2b, 0x2d, 0x55, 0x47: true
    default: false
    }
}
