import RelayBytes

/// A moment in a log, to the millisecond.
package struct LogTime: Equatable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ time: UnixTime) { milliseconds = time.seconds * 1000 + Int64(time.nanoseconds / 1_000_000) }

    package static func < (left: LogTime, right: LogTime) -> Bool { left.milliseconds < right.milliseconds }

    /// The same moment as a time of the house.
    package var unixTime: UnixTime {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        return rest < 0
            ? UnixTime(seconds: seconds - 1, nanoseconds: Int32(rest + 1000) * 1_000_000)
            : UnixTime(seconds: seconds, nanoseconds: Int32(rest) * 1_000_000)
    }
}
