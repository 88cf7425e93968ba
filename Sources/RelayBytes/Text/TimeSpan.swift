/// A span between two wall-clock times, held at the bounds of its seconds, and its words.
package struct TimeSpan: Equatable, Comparable, Sendable {
    /// Whole seconds, rounded down.
    package let seconds: Int64

    package init(seconds: Int64) { self.seconds = seconds }

    /// From one time to another; beyond 292 thousand million years it stays there.
    package init(from earlier: UnixTime, to later: UnixTime) {
        let (difference, overflow) = later.seconds.subtractingReportingOverflow(earlier.seconds)
        let borrowed = later.nanoseconds < earlier.nanoseconds ? 1 : 0
        if overflow {
            seconds = later.seconds < 0 ? .min : .max
        } else {
            seconds = difference == .min ? .min : difference - Int64(borrowed)
        }
    }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }

    /// The size in its largest unit: `45s`, `42m`, `3h`, `12d`; two units with `fine`: `12m 04s`.
    package func words(fine: Bool = false) -> String {
        let size = seconds.magnitude
        let units: [(UInt64, String)] = [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")]
        let place = units.firstIndex { size >= $0.0 } ?? 3
        let first = "\(size / units[place].0)\(units[place].1)"
        guard fine, place < 3 else { return first }
        let rest = size % units[place].0 / units[place + 1].0
        return rest == 0 ? first : "\(first) \(rest < 10 ? "0" : "")\(rest)\(units[place + 1].1)"
    }

    /// `in 42m` for what is to come, `12m ago` for what is past.
    package func relativeWords(fine: Bool = false) -> String {
        seconds < 0 ? "\(words(fine: fine)) ago" : "in \(words(fine: fine))"
    }
}
