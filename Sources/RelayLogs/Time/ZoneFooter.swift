import RelayBytes

/// A POSIX TZ text such as `CST6CDT,M3.2.0,M11.1.0`: the rule at the end of a zone file for all later times, or `TZ`
/// (RFC 8536 section 3.3.1; the `M` form of dates alone, which is the only one in use).
struct ZoneFooter: Equatable, Sendable {
    /// A day of the year and the second of it: the `week`-th `weekday` of the month, 5 the last.
    private struct Turn: Equatable {
        var (month, week, weekday) = (0, 0, 0)
        var second: Int64 = 7200
    }

    private let standard: Int64
    private var summer: Int64?
    private var begin = Turn()
    private var end = Turn()

    /// nil for a text that is empty or of another form.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard Self.skipName(&rest), let west = Self.clock(&rest, hours: 24) else { return nil }
        standard = -west
        if rest.isEmpty { return }
        guard Self.skipName(&rest) else { return nil }
        summer = standard + 3600
        if let first = rest.first, first != 0x2c, let west = Self.clock(&rest, hours: 24) { summer = -west }
        guard let begin = Self.turn(&rest), let end = Self.turn(&rest), rest.isEmpty else { return nil }
        (self.begin, self.end) = (begin, end)
    }

    func offset(at seconds: Int64) -> Int64 {
        guard let summer else { return standard }
        let year = CivilTime(UnixTime(seconds: seconds + standard)).year
        let from = Self.moment(begin, year) - standard
        let to = Self.moment(end, year) - summer
        let isSummer = from < to ? from <= seconds && seconds < to : !(to <= seconds && seconds < from)
        return isSummer ? summer : standard
    }

    private static func moment(_ turn: Turn, _ year: Int64) -> Int64 {
        let first = CivilTime(year: year, month: turn.month, day: 1).unixTime.seconds
        let weekday = Int((first / 86_400 % 7 + 11) % 7)
        var day = (turn.weekday - weekday + 7) % 7 + (turn.week - 1) * 7
        let nextMonth = turn.month == 12 ? (year + 1, 1) : (year, turn.month + 1)
        let length = (CivilTime(year: nextMonth.0, month: nextMonth.1, day: 1).unixTime.seconds - first) / 86_400
        while Int64(day) >= length { day -= 7 }
        return first + Int64(day) * 86_400 + turn.second
    }

    private static func skipName(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if rest.first == 0x3c {
            guard let close = rest.firstIndex(of: 0x3e) else { return false }
            rest = rest[(close + 1)...]
            return true
        }
        let name = rest.prefix(while: ASCII.isLetter)
        rest = rest[name.endIndex...]
        return name.count >= 3
    }

    /// `6`, `-5:30`, `+3:00:00` in seconds.
    private static func clock(_ rest: inout ArraySlice<UInt8>, hours limit: Int64) -> Int64? {
        var sign: Int64 = 1
        if rest.first == 0x2d || rest.first == 0x2b { sign = rest.removeFirst() == 0x2d ? -1 : 1 }
        guard let hours = number(&rest), hours <= limit else { return nil }
        var value = hours * 3600
        for unit in [Int64(60), 1] where rest.first == 0x3a {
            rest.removeFirst()
            guard let part = number(&rest), part < 60 else { return nil }
            value += part * unit
        }
        return sign * value
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        let digits = rest.prefix(while: ASCII.isDigit).prefix(4)
        rest = rest[digits.endIndex...]
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    private static func turn(_ rest: inout ArraySlice<UInt8>) -> Turn? {
        guard rest.starts(with: [0x2c, 0x4d]) else { return nil }
        rest = rest.dropFirst(2)
        var turn = Turn()
        guard let month = number(&rest), 1...12 ~= month, rest.popFirst() == 0x2e, let week = number(&rest),
            1...5 ~= week, rest.popFirst() == 0x2e, let weekday = number(&rest), 0...6 ~= weekday
        else { return nil }
        (turn.month, turn.week, turn.weekday) = (Int(month), Int(week), Int(weekday))
        if rest.first == 0x2f {
            rest.removeFirst()
            guard let second = clock(&rest, hours: 167) else { return nil }
            turn.second = second
        }
        return turn
    }
}
