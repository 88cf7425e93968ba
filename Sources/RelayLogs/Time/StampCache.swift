/// The seconds that were read last, one of each form: most stamps of a log are in the same second as the one before.
struct StampCache {
    /// The bytes of a stamp up to its second, and what they mean.
    private struct Second {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var time: LogTime?
    }

    private var lastAccess = Second()
    private var lastISO = Second()

    /// The time of an access stamp `22/Nov/2026:06:51:20`, with its zone when there is one.
    @inline(__always) mutating func access(_ text: LogText, _ clock: LogClock) -> LogTime? {
        // The rest of a zone is not in the words.
        guard text[20] == 0x5d else { return clock.time(of: Stamp(.access, text)) }
        // The last eight bytes reach behind the seconds: `51:20] "`.
        let words = (text.word(at: 0), text.word(at: 8), text.word(at: 16))
        if words != lastAccess.words || lastAccess.time == nil {
            lastAccess = Second(words: words, time: clock.time(of: Stamp(.access, text)))
        }
        return lastAccess.time
    }

    /// The time of `2026-11-22 06:51:20,728`.
    @inline(__always) mutating func iso(_ text: LogText, _ clock: LogClock) -> LogTime? {
        guard text[19] == 0x2c, text[23] == 0x20, let milliseconds = text.digits(20, 3) else {
            return clock.time(of: Stamp(.iso, text))
        }
        let words = (
            text.word(at: 0), text.word(at: 8), UInt64(text[16]) << 16 | UInt64(text[17]) << 8 | UInt64(text[18])
        )
        if words != lastISO.words || lastISO.time == nil {
            let whole = clock.time(of: Stamp(.iso, text)).map { $0.milliseconds - Int64(milliseconds) }
            lastISO = Second(words: words, time: whole.map(LogTime.init(milliseconds:)))
        }
        return lastISO.time.map { LogTime(milliseconds: $0.milliseconds + Int64(milliseconds)) }
    }
}
