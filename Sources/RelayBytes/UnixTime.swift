/// A wall-clock time: seconds since 1970-01-01T00:00:00Z, with a fraction, without leap seconds.
package struct UnixTime: Equatable, Comparable, Sendable {
    package let seconds: Int64
    /// 0 ..< 1_000_000_000.
    package let nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (left: UnixTime, right: UnixTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// Held at the bounds of `Int64` seconds.
    package static func + (time: UnixTime, span: Duration) -> UnixTime {
        let (seconds, attoseconds) = span.components
        let (carry, rest) = (Int64(time.nanoseconds) + attoseconds / 1_000_000_000)
            .quotientAndFloorRemainder(1_000_000_000)
        let (sum, overflow) = time.seconds.addingReportingOverflow(seconds)
        let (carried, overflowByCarry) = sum.addingReportingOverflow(carry)
        if overflow || overflowByCarry { return seconds < 0 || carry < 0 ? earliest : latest }
        return UnixTime(seconds: carried, nanoseconds: Int32(rest))
    }

    /// Held at the bounds of `Int64` seconds: a hostile `exp` is subtracted like any other.
    package static func - (later: UnixTime, earlier: UnixTime) -> Duration {
        let (seconds, overflow) = later.seconds.subtractingReportingOverflow(earlier.seconds)
        if overflow { return .seconds(later.seconds < 0 ? Int64.min : .max) }
        return .seconds(seconds) + .nanoseconds(later.nanoseconds - earlier.nanoseconds)
    }

    private static let earliest = UnixTime(seconds: .min)
    private static let latest = UnixTime(seconds: .max, nanoseconds: 999_999_999)
}

extension Int64 {
    fileprivate func quotientAndFloorRemainder(_ divisor: Int64) -> (Int64, Int64) {
        var (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 {
            quotient -= 1
            remainder += divisor
        }
        return (quotient, remainder)
    }
}
