/// A span of time in words that are short enough for one line: `12m 04s`, `2d 3h`.
package enum HumanDuration {
    /// The two largest units, cut and not rounded, without a sign: `45s`, `12m 04s`, `3h 05m`, `2d 3h`.
    package static func text(_ span: Duration) -> String {
        let seconds = span.components.seconds.magnitude
        switch seconds {
        case 0..<60: return "\(seconds)s"
        case ..<3600: return "\(seconds / 60)m \(twoDigits(seconds % 60))s"
        case ..<86_400: return "\(seconds / 3600)h \(twoDigits(seconds / 60 % 60))m"
        default: return "\(seconds / 86_400)d \(seconds / 3600 % 24)h"
        }
    }

    /// One unit, cut and not rounded, without a sign: `90s`, `42m`, `23h`, `7d`. Below two of a unit the smaller one is
    /// taken, so that little is lost.
    package static func brief(_ span: Duration) -> String {
        let seconds = span.components.seconds.magnitude
        switch seconds {
        case 0..<120: return "\(seconds)s"
        case ..<7200: return "\(seconds / 60)m"
        case ..<172_800: return "\(seconds / 3600)h"
        default: return "\(seconds / 86_400)d"
        }
    }

    /// Where `time` lies as seen from `now`: `in 42m`, `12m 04s ago`, or `now` within the second.
    package static func relative(_ time: UnixTime, to now: UnixTime) -> String {
        let span = time - now
        if span.components.seconds == 0 { return "now" }
        return span < .zero ? "\(text(span)) ago" : "in \(brief(span))"
    }

    private static func twoDigits(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
