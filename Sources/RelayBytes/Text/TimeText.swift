/// A moment as it is written elsewhere, read: RFC 3339, seconds since 1970, or the date of an HTTP head.
package enum TimeText {
    /// The time of an operator's word: `1762560000`, `1762560000.5`, `2025-11-08T00:00:00Z`, `2025-11-08T01:00:00+01:00`;
    /// nil for anything else.
    package static func moment(_ text: String) -> UnixTime? { seconds(text) ?? rfc3339(text) }

    /// A date and time with its offset (RFC 3339 section 5.6); a space may stand for the T.
    package static func rfc3339(_ text: String) -> UnixTime? {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2)
        else { return nil }
        var nanosecond = 0
        if reader.take(".") {
            guard let fraction = reader.fraction() else { return nil }
            nanosecond = fraction
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return time(year, month, day, hour, minute, second, nanosecond).map { $0 + .seconds(-offset) }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7, IMF-fixdate alone: no server sends the older two).
    package static func httpDate(_ text: String) -> UnixTime? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0].utf8.last == 0x2c, words[5] == "GMT",
            let month = months.firstIndex(of: words[2]), words[1].utf8.count == 2, words[3].utf8.count == 4
        else { return nil }
        var day = DigitReader(words[1])
        var year = DigitReader(words[3])
        var clock = DigitReader(words[4])
        guard let day = day.number(2), let year = year.number(4), let hour = clock.number(2), clock.take(":"),
            let minute = clock.number(2), clock.take(":"), let second = clock.number(2), clock.isAtEnd
        else { return nil }
        return time(year, month + 1, day, hour, minute, second, 0)
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func seconds(_ text: String) -> UnixTime? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, let seconds = Int64(whole), whole.utf8.first != 0x2b else { return nil }
        guard parts.count == 2 else { return parts.count == 1 ? UnixTime(seconds: seconds) : nil }
        var reader = DigitReader(parts[1])
        guard let nanoseconds = reader.fraction(), reader.isAtEnd else { return nil }
        return UnixTime(seconds: seconds) + .nanoseconds(whole.utf8.first == 0x2d ? -nanoseconds : nanoseconds)
    }

    private static func time(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int, _ nanosecond: Int
    ) -> UnixTime? {
        guard 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60 else { return nil }
        let time = CivilTime(
            year: Int64(year), month: month, day: day, hour: hour, minute: minute, second: min(second, 59),
            nanosecond: nanosecond
        ).unixTime
        // The 31st of a shorter month comes back as another day.
        return CivilTime(time).day == day ? time : nil
    }
}

/// Takes digits of fixed number from a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(truncatingIfNeeded: character.value) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(ASCII.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Nanoseconds; digits beyond the ninth are cut.
    mutating func fraction() -> Int? {
        let digits = rest.prefix(while: ASCII.isDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let nine = digits.prefix(9)
        return (nine.count..<9).reduce(nine.reduce(0) { $0 * 10 + Int($1 - 0x30) }) { value, _ in value * 10 }
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isWest = rest.first == 0x2d
        guard take("+") || take("-"), let hours = number(2), take(":"), let minutes = number(2), hours < 24,
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
