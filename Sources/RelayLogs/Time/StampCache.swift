/// The second that was read last: most stamps of a log are in the same second as the one before.
struct StampCache {
    private var (first, second, third): (UInt64, UInt64, UInt64) = (0, 0, 0)
    private var length = 0
    private var time: LogTime?

    /// The time of an access stamp `22/Nov/2026:06:51:20`, with its zone when there is one.
    @inline(__always) mutating func access(_ text: LogText, _ clock: LogClock) -> LogTime? {
        // The last eight bytes reach behind the seconds: `51:20] "` or `51:20 +0`.
        let words = (text.word(at: 0), text.word(at: 8), text.word(at: 16))
        // The rest of a zone is not in the words.
        if text[20] == 0x5d, length == 20, words == (first, second, third) { return time }
        let found = clock.time(of: Stamp(.access, text))
        if text[20] == 0x5d { (first, second, third, length, time) = (words.0, words.1, words.2, 20, found) }
        return found
    }

    /// The time of `2026-11-22 06:51:20,728`.
    @inline(__always) mutating func iso(_ text: LogText, _ clock: LogClock) -> LogTime? {
        let words = (
            text.word(at: 0), text.word(at: 8), UInt64(text[16]) << 16 | UInt64(text[17]) << 8 | UInt64(text[18])
        )
        guard length == 19, words == (first, second, third), let time, text[19] == 0x2c, text[23] == 0x20,
            let milliseconds = text.digits(20, 3)
        else {
            let found = clock.time(of: Stamp(.iso, text))
            if text[19] == 0x2c, text[23] == 0x20, let found, let milliseconds = text.digits(20, 3) {
                (first, second, third, length) = (words.0, words.1, words.2, 19)
                self.time = LogTime(milliseconds: found.milliseconds - Int64(milliseconds))
            }
            return found
        }
        return LogTime(milliseconds: time.milliseconds + Int64(milliseconds))
    }
}
