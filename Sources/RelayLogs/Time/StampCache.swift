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

    init(_ clock: LogClock) { self.clock = clock }

    /// The time of a stamp of either form, or of any other.
    mutating func time(of stamp: Stamp) -> LogTime? {
        switch stamp.form {
        case .access: access(stamp.text)
        case .iso: logger(stamp.text)
        default: clock.time(of: stamp)
        }
    }

    /// The time of an access stamp `22/Nov/2026:06:51:20`, with its zone when there is one.
    mutating func access(_ text: LogText) -> LogTime? {
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
        // Behind the blank a zone may stand, which begins with a sign or is called so.
        guard text[19] == 0x2c, text[23] == 0x20, let milliseconds = text.digits(20, 3), text[24] &- 0x41 < 25,
            text[24] != 0x47, text[24] != 0x55
        else { return clock.time(of: Stamp(.iso, text)) }
        let words = (text.word(at: 0), text.word(at: 8), UInt64(text[16]), UInt64(0))
        return logger.time(words, second: text.digits(17, 2), milliseconds: milliseconds) {
            clock.time(of: Stamp(.iso, text))
        }
    }
}
