/// A point on the monotonic clock, in nanoseconds since an origin that only its clock knows.
///
/// The core never reads a clock: an edge hands the present in, and deadlines come out as instants.
package struct Instant: Equatable, Comparable, Sendable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Held at the bounds of `Int64`, as every sum and difference here.
    package static func + (instant: Instant, span: Duration) -> Instant {
        let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(span.wholeNanoseconds)
        return Instant(nanoseconds: overflow ? (sum < 0 ? .max : .min) : sum)
    }

    package static func - (later: Instant, earlier: Instant) -> Duration {
        let (span, overflow) = later.nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
        return .nanoseconds(overflow ? (span < 0 ? .max : .min) : span)
    }
}

extension Duration {
    /// The span in nanoseconds, held at the bounds of `Int64` (292 years).
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return carried ? (seconds < 0 ? .min : .max) : sum
    }

    /// The span in milliseconds, for reports.
    package var milliseconds: Double { Double(wholeNanoseconds) / 1_000_000 }
}
