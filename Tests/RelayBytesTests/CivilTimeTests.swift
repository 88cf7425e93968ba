import RelayBytes
import Testing

@Suite struct CivilTimeTests {
    @Test(
        "known times",
        arguments: [
            (0, "1970-01-01T00:00:00Z"),
            (1_795_357_830, "2026-11-22T14:30:30Z"),
            (1_762_560_000, "2025-11-08T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (-86_400, "1969-12-31T00:00:00Z"),
            (-86_401, "1969-12-30T23:59:59Z"),
            (2_147_483_647, "2038-01-19T03:14:07Z"),
            (2_147_483_648, "2038-01-19T03:14:08Z"),
            (-11_644_473_600, "1601-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (253_402_300_800, "10000-01-01T00:00:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (-62_135_596_801, "0000-12-31T23:59:59Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"),
            (-62_167_219_201, "-0001-12-31T23:59:59Z"),
            (-377_705_116_800, "-9999-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func known(seconds: Int64, text: String) {
        let time = UnixTime(seconds: seconds)
        #expect(time.rfc3339 == text)
        #expect(CivilTime(time).unixTime == time)
    }

    @Test(
        "the extremes neither trap nor lose a second",
        arguments: [
            Int64.min, -9_223_372_036_854_775_807, -9_223_372_036_854_689_408, -1, 0, 9_223_372_036_854_689_407, .max,
        ])
    func extremes(seconds: Int64) {
        let time = UnixTime(seconds: seconds, nanoseconds: 999_999_999)
        #expect(CivilTime(time).unixTime == time)
        #expect(!time.rfc3339Milliseconds.isEmpty)
    }

    @Test(
        "a year beyond 64 bits of seconds is held at the bounds",
        arguments: [
            (.max, .max), (300_000_000_000, .max), (-300_000_000_000, .min), (.min, .min),
        ] as [(Int64, Int64)])
    func hugeYear(year: Int64, seconds: Int64) {
        #expect(CivilTime(year: year, month: 1, day: 1).unixTime.seconds == seconds)
    }

    @Test(
        "milliseconds are cut, not rounded",
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000Z"), (0, 999_999, "1970-01-01T00:00:00.000Z"),
            (0, 1_000_000, "1970-01-01T00:00:00.001Z"), (1, 125_000_000, "1970-01-01T00:00:01.125Z"),
            (1, 999_999_999, "1970-01-01T00:00:01.999Z"), (-1, 999_000_000, "1969-12-31T23:59:59.999Z"),
        ] as [(Int64, Int32, String)])
    func milliseconds(seconds: Int64, nanoseconds: Int32, text: String) {
        #expect(UnixTime(seconds: seconds, nanoseconds: nanoseconds).rfc3339Milliseconds == text)
    }

    @Test("every day of eight centuries agrees with a counter that knows only the length of a month")
    func slowCounter() {
        var (year, month, day) = (Int64(1597), 1, 1)
        var number: Int64 = -136_235
        while year < 2402 {
            let civil = CivilTime(UnixTime(seconds: number * 86_400 + 43_200))
            guard (civil.year, civil.month, civil.day) == (year, month, day), civil.hour == 12,
                CivilTime(year: year, month: month, day: day).unixTime.seconds == number * 86_400
            else {
                Issue.record("\(year)-\(month)-\(day) became \(civil)")
                return
            }
            number += 1
            day += 1
            if day > Self.days(in: month, of: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test("the years around zero agree with the counter, backwards")
    func slowCounterBackwards() {
        var (year, month, day) = (Int64(1), 1, 1)
        var number: Int64 = -719_162
        while year > -900 {
            let civil = CivilTime(UnixTime(seconds: number * 86_400))
            guard (civil.year, civil.month, civil.day) == (year, month, day), civil.unixTime.seconds == number * 86_400
            else {
                Issue.record("\(year)-\(month)-\(day) became \(civil)")
                return
            }
            number -= 1
            day -= 1
            if day == 0 {
                month -= 1
                if month == 0 { (year, month) = (year - 1, 12) }
                day = Self.days(in: month, of: year)
            }
        }
    }

    private static func days(in month: Int, of year: Int64) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
