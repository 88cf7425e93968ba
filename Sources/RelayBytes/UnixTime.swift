/// A wall-clock time: seconds since 1970-01-01T00:00:00Z, with a fraction, without leap seconds.
package struct UnixTime: Hashable, Comparable, Sendable {
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

    package static func + (time: UnixTime, span: Duration) -> UnixTime {
        let whole = span.wholeNanoseconds
        let (carry, rest) = (Int64(time.nanoseconds) + whole % 1_000_000_000).quotientAndFloorRemainder(1_000_000_000)
        let (sum, overflow) = time.seconds.addingReportingOverflow(whole / 1_000_000_000 + carry)
        return UnixTime(seconds: overflow ? .max : sum, nanoseconds: Int32(rest))
    }

    package static func - (later: UnixTime, earlier: UnixTime) -> Duration {
        .seconds(later.seconds - earlier.seconds) + .nanoseconds(later.nanoseconds - earlier.nanoseconds)
    }
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
