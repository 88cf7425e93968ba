import RelayBytes

/// Reads stamps: which year and zone they mean where they do not say it.
package struct LogClock: Equatable, Sendable {
    /// The zone of stamps that name none.
    package let zone: ZoneRules
    /// Year-less stamps mean the latest year that does not lie behind this.
    package let present: UnixTime

    package init(zone: ZoneRules, present: UnixTime) {
        self.zone = zone
        self.present = present
    }

    /// The time, or nil for what only looked like one.
    func time(of stamp: Stamp) -> LogTime? {
        switch stamp.form {
        case .none: nil
        case .iso: iso(stamp.text)
        case .access: access(stamp.text)
        case .yearless: yearless(stamp.text)
        case .slashed: slashed(stamp.text)
        case .microseconds: number(stamp.text, scale: 1000).map { LogTime(milliseconds: $0) }
        case .seconds: seconds(stamp.text)
        }
    }

    private func iso(_ text: LogText) -> LogTime? {
        guard let length = isoStampLength(text), let year = text.digits(0, 4), let month = text.digits(5, 2),
            let day = text.digits(8, 2)
        else { return nil }
        return time(year, month, day, text, 11, fraction: 19, zone: length)
    }

    private func access(_ text: LogText) -> LogTime? {
        guard let day = text.digits(0, 2), let month = RelayLogs.month(text, at: 3), let year = text.digits(7, 4) else {
            return nil
        }
        return time(year, month, day, text, 12, fraction: 20, zone: 20)
    }

    private func slashed(_ text: LogText) -> LogTime? {
        guard let year = text.digits(0, 4), let month = text.digits(5, 2), let day = text.digits(8, 2) else {
            return nil
        }
        return time(year, month, day, text, 11, fraction: 19, zone: 19)
    }

    private func yearless(_ text: LogText) -> LogTime? {
        guard let month = RelayLogs.month(text, at: 0) else { return nil }
        guard let day = text.digits(4, 2) ?? (text[4] == 0x20 ? text.digits(5, 1) : nil) else { return nil }
        let latest = CivilTime(present).year
        // A leap day may be four years back, and eight around 1900 and 2100.
        for year in stride(from: latest + 1, to: latest - 9, by: -1) {
            if month == 2, day == 29, !isLeap(year) { continue }
            guard let time = time(Int(year), month, day, text, 7, fraction: 15, zone: 15) else { return nil }
            // A clock that runs a little ahead is no reason for last year.
            if time.milliseconds <= present.seconds * 1000 + 86_400_000 { return time }
        }
        return nil
    }

    private func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private func seconds(_ text: LogText) -> LogTime? {
        let dot = text.firstIndex(of: 0x2e) ?? text.count
        guard let whole = number(text.prefix(dot), scale: 1), whole < 1 << 40 else { return nil }
        return LogTime(milliseconds: whole * 1000 + Int64(fraction(text, at: dot)))
    }

    private func number(_ text: LogText, scale: Int64) -> Int64? {
        guard 1...18 ~= text.count, let value = text.digits(0, text.count) else { return nil }
        return Int64(value) / scale
    }

    /// Milliseconds of the fraction that begins with `.` or `,` at the place.
    private func fraction(_ text: LogText, at place: Int) -> Int {
        guard text[place] == 0x2e || text[place] == 0x2c else { return 0 }
        var value = 0
        for index in 1...3 {
            let digit = text[place + index] &- 0x30
            guard digit < 10 else { return [0, 0, value * 100, value * 10][index] }
            value = value * 10 + Int(digit)
        }
        return value
    }

    private func time(
        _ year: Int, _ month: Int, _ day: Int, _ text: LogText, _ place: Int, fraction: Int, zone zonePlace: Int
    ) -> LogTime? {
        guard let hour = text.digits(place, 2), let minute = text.digits(place + 3, 2),
            let second = text.digits(place + 6, 2), 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 61
        else { return nil }
        let civil = CivilTime(year: Int64(year), month: month, day: day, hour: hour, minute: minute, second: second)
        let local = civil.unixTime.seconds
        let utc = offset(text, at: zonePlace).map { local - $0 } ?? zone.utc(ofLocal: local)
        return LogTime(milliseconds: utc * 1000 + Int64(self.fraction(text, at: fraction)))
    }

    /// The seconds east of UTC that a zone at the place names; nil without one.
    private func offset(_ text: LogText, at place: Int) -> Int64? {
        let length = zoneLength(text, at: place)
        guard length > 0 else { return nil }
        let start = text[place] == 0x20 ? place + 1 : place
        guard text[start] == 0x2b || text[start] == 0x2d, let hours = text.digits(start + 1, 2) else { return 0 }
        let minutes = text.digits(text[start + 3] == 0x3a ? start + 4 : start + 3, 2) ?? 0
        let seconds = Int64(hours * 3600 + minutes * 60)
        return text[start] == 0x2d ? -seconds : seconds
    }
}

extension LogClock {
    /// The time that an operator writes: RFC 3339, or local time as `2026-11-22 13:00` with seconds or without.
    package func time(parsing text: String) -> LogTime? {
        var bytes = Array(text.utf8)
        // Minutes are enough for a person.
        if bytes.count == 16 || bytes.count > 16 && bytes[16] != 0x3a {
            bytes.insert(contentsOf: Array(":00".utf8), at: 16)
        }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let text = unsafe LogText(start, buffer.count)
            guard let length = isoStampLength(text), length + zoneLength(text, at: length) == text.count else {
                return nil
            }
            guard isDay(text), isOffset(text, at: length) else { return nil }
            return time(of: Stamp(.iso, text))
        }
    }

    /// Whether the month has the day.
    private func isDay(_ text: LogText) -> Bool {
        guard let year = text.digits(0, 4), let month = text.digits(5, 2), let day = text.digits(8, 2) else {
            return false
        }
        let civil = CivilTime(year: Int64(year), month: month, day: day)
        return CivilTime(civil.unixTime) == civil
    }

    /// RFC 3339, 5.6: `time-hour` and `time-minute` of an offset are below 24 and 60.
    private func isOffset(_ text: LogText, at place: Int) -> Bool {
        let place = text[place] == 0x20 ? place + 1 : place
        guard let hours = text.digits(place + 1, 2) else { return true }
        let minutes = text.digits(text[place + 3] == 0x3a ? place + 4 : place + 3, 2) ?? 0
        return hours < 24 && minutes < 60
    }
}
