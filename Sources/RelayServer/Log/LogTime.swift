import RelayBytes

/// Times as Python's logging, Twisted and runserver write them, in UTC.
enum LogTime {
    /// `2026-11-22 06:51:20,728`
    static func logger(_ time: UnixTime) -> String {
        let civil = CivilTime(time)
        let milliseconds = padded(civil.nanosecond / 1_000_000, 3)
        return "\(civil.year)-\(padded(civil.month, 2))-\(padded(civil.day, 2)) \(clock(civil)),\(milliseconds)"
    }

    /// `22/Nov/2026:06:51:20`
    static func access(_ time: UnixTime) -> String {
        let civil = CivilTime(time)
        return "\(padded(civil.day, 2))/\(months[civil.month - 1])/\(civil.year):\(clock(civil))"
    }

    /// `Sun, 22 Nov 2026 06:51:20 GMT`, as the Date field has it (RFC 9110 section 5.6.7).
    static func httpDate(_ time: UnixTime) -> String {
        let civil = CivilTime(time)
        let weekday = weekdays[Int(((time.seconds / 86_400) % 7 + 7) % 7)]
        return "\(weekday), \(padded(civil.day, 2)) \(months[civil.month - 1]) \(civil.year) \(clock(civil)) GMT"
    }

    /// Seconds with two decimals: `0.05`.
    static func hundredths(_ span: Duration) -> String {
        let hundredths = max(0, span.wholeNanoseconds / 10_000_000)
        return "\(hundredths / 100).\(padded(Int(hundredths % 100), 2))"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// 1970-01-01 was a Thursday.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    private static func clock(_ civil: CivilTime) -> String {
        "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
