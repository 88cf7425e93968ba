import RelayBytes

/// Seconds since 1970 as a claim writes them (RFC 7519 section 2): any JSON number, its digits kept.
///
/// Arithmetic on the text decides, not binary floating point: `9007199254740993`, `1e400` and five thousand digits are
/// all compared without rounding up, wrapping or trapping.
package struct NumericDate: Equatable, Sendable {
    /// The number as it was written.
    package let number: JSONNumber
    /// The time, down to the nanosecond below; held at the bounds of `UnixTime` where the number is beyond them.
    package let time: UnixTime
    /// Whether `time` is the number and not a bound.
    package let isExact: Bool

    package init(_ number: JSONNumber) {
        self.number = number
        (time, isExact) = Self.parse(number.text)
    }

    package init(_ time: UnixTime) {
        number = JSONNumber(time.seconds)
        self.time = UnixTime(seconds: time.seconds)
        isExact = true
    }

    package var text: String { number.text }

    /// Whether readers agree that it is a number: digits alone always are, a fraction or exponent beyond binary64 is
    /// infinity to most (RFC 8259 section 6).
    package var isFinite: Bool { isInteger || number.double.isFinite }

    /// Whether it is written without a fraction or an exponent.
    var isInteger: Bool { number.text.utf8.allSatisfy { ASCII.isDigit($0) || $0 == 0x2d } }

    /// Whether the time lies in the years 0001 to 9999, which RFC 3339 and Python's datetime end with.
    package var isInCalendar: Bool { -62_135_596_800...253_402_300_799 ~= time.seconds && isExact }

    /// RFC 3339, or nil beyond its calendar.
    package var rfc3339: String? { isInCalendar ? time.rfc3339 : nil }

    /// A number of milliseconds where seconds belong: read as seconds it lies beyond the year 5000, as milliseconds
    /// between 2001 and 2128.
    package var looksLikeMilliseconds: Bool { 1_000_000_000_000..<5_000_000_000_000 ~= time.seconds }

    /// Splits `-12.5e3` into seconds, rounded down, and nanoseconds.
    private static func parse(_ text: String) -> (UnixTime, Bool) {
        // What claims are but for the hostile ones.
        if text.utf8.count <= 18, let seconds = Int64(text) { return (UnixTime(seconds: seconds), true) }
        var (negative, isPast, exponent) = (false, false, 0)
        // The significant digits as far as they count: 19 of seconds and 9 of nanoseconds.
        var digits: [UInt8] = []
        // Digits before the decimal point, leading zeros left out; negative where zeros follow the point.
        var whole = 0
        var reader = text.utf8.makeIterator()
        reading: while let byte = reader.next() {
            switch byte {
            case 0x2d: negative = true
            case 0x2e: isPast = true
            case 0x65, 0x45:
                exponent = self.exponent(&reader)
                break reading
            case 0x30 where digits.isEmpty:
                if isPast { whole -= 1 }
            default:
                if !isPast { whole += 1 }
                if digits.count < 40 { digits.append(byte - 0x30) }
            }
        }
        guard !digits.isEmpty else { return (UnixTime(seconds: 0), true) }
        whole += exponent
        guard whole <= 19 else { return (bound(negative), false) }
        let significant = digits[...]
        var seconds: UInt64 = 0
        var nanoseconds: Int64 = 0
        for place in 0..<max(0, whole) {
            let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 10)
            let (sum, carried) = scaled.addingReportingOverflow(UInt64(digit(significant, place)))
            guard !overflow, !carried, sum <= UInt64(Int64.max) else { return (bound(negative), false) }
            seconds = sum
        }
        for place in 0..<9 { nanoseconds = nanoseconds * 10 + Int64(digit(significant, whole + place)) }
        guard negative else { return (UnixTime(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds)), true) }
        return nanoseconds == 0
            ? (UnixTime(seconds: -Int64(seconds)), true)
            : (UnixTime(seconds: -Int64(seconds) - 1, nanoseconds: Int32(1_000_000_000 - nanoseconds)), true)
    }

    private static func digit(_ digits: ArraySlice<UInt8>, _ place: Int) -> UInt8 {
        place >= 0 && place < digits.count ? digits[digits.startIndex + place] : 0
    }

    /// The exponent, held at a million, which is beyond every bound.
    private static func exponent(_ reader: inout String.UTF8View.Iterator) -> Int {
        var value = 0
        var negative = false
        while let byte = reader.next() {
            if byte == 0x2d {
                negative = true
            } else if byte != 0x2b {
                value = min(100_000_000, value * 10 + Int(byte - 0x30))
            }
        }
        return negative ? -value : value
    }

    private static func bound(_ negative: Bool) -> UnixTime { UnixTime(seconds: negative ? .min : .max) }
}
