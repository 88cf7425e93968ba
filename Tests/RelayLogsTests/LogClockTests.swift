import RelayBytes
import RelayLogs
import RelayTestSupport
import Testing

@Suite struct LogClockTests {
    @Test(
        "an operator's time has to be one",
        arguments: [
            ("2026-02-28T00:00:00Z", true), ("2026-02-29T00:00:00Z", false), ("2028-02-29T00:00:00Z", true),
            ("2026-02-30T00:00:00Z", false), ("2026-04-31 13:00", false), ("2026-12-31 13:00", true),
            ("2026-13-01 13:00", false), ("2026-11-00 13:00", false), ("2026-11-22 24:00", false),
            ("2026-11-22T13:00:00+14:00", true), ("2026-11-22T13:00:00-23:59", true),
            ("2026-11-22T13:00:00+24:00", false), ("2026-11-22T13:00:00+01:60", false),
            ("2026-11-22T13:00:00+0160", false), ("2026-11-22T13:00:00+99:99", false), ("2026-11-22T13:00+9999", false),
        ])
    func operatorsTime(text: String, isTime: Bool) {
        #expect((LogClock(zone: .utc, present: Reading.now).time(parsing: text) != nil) == isTime)
    }

    private static func first(_ line: String, zone: ZoneRules = .utc) -> String? {
        Reading.of("\(line)\n", zone: zone).from?.unixTime.rfc3339Milliseconds
    }

    @Test(
        "each form of a stamp is read",
        arguments: [
            ("2026-11-22 06:51:20,728 INFO     x", "2026-11-22T06:51:20.728Z"),
            ("127.0.0.1:1 - - [22/Nov/2026:06:51:20] \"GET /\" 200 1", "2026-11-22T06:51:20.000Z"),
            (
                "127.0.0.1 - - [22/Nov/2026:06:51:20 -0600] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"",
                "2026-11-22T12:51:20.000Z"
            ),
            ("[2026-11-22 07:06:06 -0600] [3725] [INFO] x", "2026-11-22T13:06:06.000Z"),
            ("2026/11/22 13:02:49 [notice] 1#1: x", "2026-11-22T13:02:49.000Z"),
            ("{\"MESSAGE\":\"x\",\"__REALTIME_TIMESTAMP\":\"1762603200137000\"}", "2025-11-08T12:00:00.137Z"),
            ("{\"message\":\"x\",\"ts\":1762603200.5}", "2025-11-08T12:00:00.500Z"),
            // The outermost stamp counts.
            ("2026-11-22T01:00:00.5+01:00 stdout F 2026-11-22 06:51:20,728 INFO     x", "2026-11-22T00:00:00.500Z"),
            // Year-less: the latest that is not to come.
            ("Nov 22 12:00:00 relay1 daphne[1]: x", "2026-11-22T12:00:00.000Z"),
            ("Dec 24 12:00:00 relay1 daphne[1]: x", "2025-12-24T12:00:00.000Z"),
            ("Feb 29 12:00:00 relay1 daphne[1]: x", "2024-02-29T12:00:00.000Z"),
        ])
    func forms(line: String, time: String) { #expect(Self.first(line) == time) }

    /// The minute that was read last is remembered for each form.
    @Test(
        "a stamp means the same behind others of its form",
        arguments: [
            [
                "2026-11-22T06:51:20.728123456Z", "2026-11-22T06:51:59.9Z", "2026-11-22T06:52:00.001002Z",
                "2026-11-22T06:51:20.728123456+01:00", "2026-11-22T06:51:61.000000000Z", "2026-11-22T06:51:21.000Z",
            ],
            [
                "2026-11-22 06:51:20,728", "2026-11-22 06:51:20,999", "2026-11-22 06:51:20,000 UTC",
                "2026-11-22 06:51:20,000 -0600", "2026-11-22 06:53:00,001", "2026-11-22 06:53:77,001",
            ],
            [
                "Nov 22 06:51:20 web daphne[1]:", "Nov 22 06:51:59 ubuntu daphne[1]:", "Nov 22 06:52:00 web daphne[1]:",
                "Nov  2 06:52:00 web daphne[1]:", "Dec 22 06:52:01 web daphne[1]:", "Nov 22 06:52:99 web daphne[1]:",
            ],
        ])
    func company(stamps: [String]) throws {
        var lines = ""
        for stamp in stamps {
            let line = "\(stamp) WARNING  Not Found: /favicon.ico\n"
            lines += line
            let alone = Reading.of(line, zone: try #require(ZoneRules(text: "-03:30")))
            let among = Reading.of(lines, zone: try #require(ZoneRules(text: "-03:30")))
            let time = try #require(alone.runs["http.warning"]?.last).time
            guard let time else { continue }
            #expect(among.runs["http.warning"]?.last.time == time, "\(stamp)")
        }
    }

    /// The stamp that was read last is remembered whole.
    @Test("a stamp that differs by a bit from the last one read is read anew", arguments: 0..<20)
    func bit(place: Int) throws {
        func rejected(_ stamp: [UInt8]) -> [UInt8] {
            Array("10.0.0.1:6 - - [".utf8) + stamp + Array("] \"WSREJECT /ws/\" - -\n".utf8)
        }
        let stamp = Array("22/Nov/2026:06:51:20".utf8)
        let between = "10.0.0.9 - - [22/Nov/2026:07:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"\n"
        for bit in 0..<8 {
            var other = stamp
            other[place] ^= 1 << UInt8(bit)
            let alone = Reading(Reading.tally([rejected(other)])).runs["handshake.rejected"]?.last.time
            // The last lines of a log are read otherwise: more has to follow.
            let log = rejected(stamp) + Array(between.utf8) + rejected(other) + Array(between.utf8)
            let among = Reading(Reading.tally([log]))
            // One that cannot be read inherits the time of the line above it.
            let above = Reading.of(between).from
            guard among.count(.rejected) == 2 else { continue }
            #expect(among.causes[.origin]?.rejected.last.time == alone ?? above, "bit \(bit)")
        }
    }

    @Test(
        "what only looks like a time is none",
        arguments: ["2026-13-22 06:51:20,728 INFO     x", "2026-11-22 25:51:20,728 INFO     x"])
    func noTime(line: String) { #expect(Self.first(line) == nil) }

    @Test("a stamp without a zone is of the zone that was given")
    func zone() throws {
        let zone = try #require(ZoneRules(text: "-06:00"))
        #expect(Self.first("2026-11-22 06:51:20,728 INFO     x", zone: zone) == "2026-11-22T12:51:20.728Z")
        #expect(Self.first("2026/11/22 13:02:49 [notice] 1#1: x", zone: zone) == "2026-11-22T19:02:49.000Z")
    }

    @Test(
        "an operator's time",
        arguments: [
            ("2026-11-22T13:00:00Z", "2026-11-22T13:00:00.000Z"), ("2026-11-22 13:00", "2026-11-22T13:00:00.000Z"),
            ("2026-11-22T13:00:00+02:00", "2026-11-22T11:00:00.000Z"),
            ("2026-11-22 13:00:01.5", "2026-11-22T13:00:01.500Z"),
        ])
    func parsed(text: String, time: String) {
        #expect(LogClock(zone: .utc, present: Reading.now).time(parsing: text)?.unixTime.rfc3339Milliseconds == time)
    }

    @Test("no time", arguments: ["", "x", "2026-11-22", "2026-11-22 13:00 x", "13:00"])
    func notParsed(text: String) { #expect(LogClock(zone: .utc, present: Reading.now).time(parsing: text) == nil) }
}

@Suite struct ZoneRulesTests {
    /// A file with a rule and nothing else, as `zic -b slim` makes them for zones without history.
    static func file(_ rule: String) -> [UInt8] {
        let empty: [UInt8] = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        let type: [UInt8] = [0xff, 0xff, 0xab, 0xa0, 0, 0] + Array("CST\0".utf8)
        return empty + counts + type + empty + counts + type + Array("\n\(rule)\n".utf8)
    }

    @Test(
        "the rule at the end of a zone file",
        arguments: [
            (2026, 1, 15, -6), (2026, 7, 15, -5), (2026, 3, 8, -6), (2026, 3, 9, -5), (2026, 10, 31, -5),
            (2026, 11, 2, -6),
        ])
    func rule(year: Int64, month: Int, day: Int, hours: Int64) throws {
        let zone = try ZoneFile.read(Self.file("CST6CDT,M3.2.0,M11.1.0"))
        let midnight = CivilTime(year: year, month: month, day: day).unixTime.seconds
        #expect(zone.utc(ofLocal: midnight) == midnight - hours * 3600)
    }

    @Test("an hour that comes twice is the first, an hour left out is taken as it is")
    func turns() throws {
        let zone = try ZoneFile.read(Self.file("CST6CDT,M3.2.0,M11.1.0"))
        let twice = CivilTime(year: 2026, month: 11, day: 1, hour: 1, minute: 30).unixTime.seconds
        #expect(zone.utc(ofLocal: twice) == twice + 5 * 3600)
        let never = CivilTime(year: 2026, month: 3, day: 8, hour: 2, minute: 30).unixTime.seconds
        #expect(zone.utc(ofLocal: never) == never + 6 * 3600)
    }

    @Test(
        "south of the equator, and names in brackets",
        arguments: [
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 11, 10), ("<+0330>-3:30", 0, 0), ("IST-2IDT,M3.4.4/26,M10.5.0", 2, 3),
        ])
    func others(rule: String, january: Int64, july: Int64) throws {
        let zone = try ZoneFile.read(Self.file(rule))
        let winter = zone.offset(at: CivilTime(year: 2026, month: 1, day: 15).unixTime.seconds)
        let summer = zone.offset(at: CivilTime(year: 2026, month: 7, day: 15).unixTime.seconds)
        #expect([winter, summer] == (january == 0 ? [12_600, 12_600] : [january * 3600, july * 3600]))
    }

    @Test(
        "no zone file",
        arguments: [
            [], Array("TZif2".utf8), [UInt8](repeating: 0xff, count: 100),
            Array("TZif2".utf8) + [UInt8](repeating: 0xff, count: 100),
        ])
    func damaged(bytes: [UInt8]) { #expect((try? ZoneFile.read(bytes)) == nil) }

    @Test("zones by their offset", arguments: [("UTC", 0), ("Z", 0), ("+02:00", 7200), ("-0330", -12_600)])
    func text(text: String, seconds: Int64) { #expect(ZoneRules(text: text)?.offset(at: 0) == seconds) }

    @Test("no offset", arguments: ["", "+2", "Europe/Berlin", "+02:99", "+99:00", "02:00"])
    func noText(text: String) { #expect(ZoneRules(text: text) == nil) }
}
