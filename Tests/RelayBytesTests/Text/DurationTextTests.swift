import RelayBytes
import Testing

@Suite struct DurationTextTests {
    @Test(
        "durations",
        arguments: [
            ("15", .seconds(15)), ("0", .zero), ("0.5", .milliseconds(500)), ("500ms", .milliseconds(500)),
            ("15s", .seconds(15)), ("2m", .seconds(120)), ("1h", .seconds(3600)), ("7d", .seconds(604_800)),
            ("0.1", .milliseconds(100)), ("1.5h", .seconds(5400)), ("0.25ms", .microseconds(250)), ("007", .seconds(7)),
            ("0.000000001", .nanoseconds(1)), ("0.0000000001", .zero), ("2.5d", .seconds(216_000)),
            ("0.0000000000000000000000000000000000000001d", .zero), ("9223372036.854775807", .nanoseconds(Int64.max)),
            ("106751d", .seconds(106_751 * 86_400)), ("1.000000000000000000000", .seconds(1)),
            ("0.123456789", .nanoseconds(123_456_789)),
        ] as [(String, Duration)])
    func durations(text: String, span: Duration) throws { #expect(try DurationText.parse(text) == span) }

    @Test(
        "refused",
        arguments: [
            ("", .empty), ("-1", .negative), ("-0", .negative), ("-", .negative), ("-5m", .negative),
            ("+5", .notANumber), ("s", .notANumber), ("abc", .notANumber), (".5", .notANumber), ("5.", .notANumber),
            ("5.s", .notANumber),
            (" 5", .notANumber), ("5 ", .unknownUnit(" ")), ("5 s", .unknownUnit(" s")),
            ("1e9999", .unknownUnit("e9999")), ("1e3", .unknownUnit("e3")), ("5S", .unknownUnit("S")),
            ("5M", .unknownUnit("M")), ("5sec", .unknownUnit("sec")),
            ("1h30m", .unknownUnit("h30m")), ("1.2.3", .unknownUnit(".3")), ("1,5", .unknownUnit(",5")),
            ("0x10", .unknownUnit("x10")), ("5us", .unknownUnit("us")), ("5w", .unknownUnit("w")), ("inf", .notANumber),
            ("nan", .notANumber), ("٥", .notANumber),
            ("5\n", .unknownUnit("\n")), ("5\0", .unknownUnit("\0")), ("1_000", .unknownUnit("_000")),
            ("9223372036.854775808", .tooLong), ("9223372037", .tooLong), ("106752d", .tooLong),
            ("9223372036854775807", .tooLong), ("9223372036854775807d", .tooLong),
            ("99999999999999999999999999999999999999999999999999", .tooLong),
        ] as [(String, DurationText.Fault)])
    func refused(text: String, fault: DurationText.Fault) { #expect(throws: fault) { try DurationText.parse(text) } }

    @Test("a fault is one printable line")
    func words() {
        #expect("\(DurationText.Fault.unknownUnit("\u{1b}"))" == "\"\\u{1b}\" is no unit of time: ms, s, m, h or d")
    }
}
