/// A date and time of the proleptic Gregorian calendar in UTC, and its RFC 3339 text.
package struct CivilTime: Equatable, Sendable {
    package var year: Int64
    /// 1...12
    package var month: Int
    /// 1...31
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var nanosecond: Int

    package init(
        year: Int64, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, nanosecond: Int = 0
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    package init(_ time: UnixTime) {
        var days = time.seconds / 86_400
        var rest = time.seconds % 86_400
        if rest < 0 {
            rest += 86_400
            days -= 1
        }
        (year, month, day) = Self.date(daysSince1970: days)
        (hour, minute, second) = (Int(rest / 3600), Int(rest / 60 % 60), Int(rest % 60))
        nanosecond = Int(time.nanoseconds)
    }

    /// The time as seconds since 1970, held at the bounds of `Int64`; the parts are taken as they are, without a range
    /// check.
    package var unixTime: UnixTime {
        // Years that far out are beyond 64 bits of seconds anyway.
        let year = min(max(year, -1_000_000_000_000), 1_000_000_000_000)
        let days = Self.daysSince1970(year: year, month: month, day: day)
        let seconds = Int128(days) * 86_400 + Int128(hour) * 3600 + Int128(minute) * 60 + Int128(second)
        return UnixTime(seconds: Int64(clamping: seconds), nanoseconds: Int32(nanosecond))
    }

    // Eras of 400 years, counted from March, so that the leap day ends a year.
    private static func daysSince1970(year: Int64, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSince1970: Int64) -> (Int64, Int, Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
    }
}

extension UnixTime {
    /// RFC 3339 in UTC, to the second: `2026-11-22T14:30:30Z`.
    package var rfc3339: String {
        let civil = CivilTime(self)
        return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
            + "T\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))Z"
    }

    /// RFC 3339 in UTC, to the millisecond: `2026-11-22T14:30:30.125Z`.
    package var rfc3339Milliseconds: String {
        "\(rfc3339.dropLast()).\(padded(Int(nanoseconds) / 1_000_000, 3))Z"
    }
}

private func padded(_ value: some BinaryInteger, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
