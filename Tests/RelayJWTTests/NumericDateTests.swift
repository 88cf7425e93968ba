import RelayBytes
import RelayJWT
import Testing

@Suite struct NumericDateTests {
    private func date(_ text: String) throws -> NumericDate {
        NumericDate(try #require(try JSONReader.read(Array(text.utf8)).number))
    }

    @Test(
        "any JSON number is a time",
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("1762560000", 1_762_560_000, 0), ("1762560000.5", 1_762_560_000, 500_000_000),
            ("1.76256e9", 1_762_560_000, 0), ("17625600000E-1", 1_762_560_000, 0), ("1e-400", 0, 0), ("-1", -1, 0),
            ("-0.25", -1, 750_000_000), ("-1.5", -2, 500_000_000), ("0.0000000019", 0, 1), ("0.012e2", 1, 200_000_000),
            ("9007199254740993", 9_007_199_254_740_993, 0), ("9223372036854775807", .max, 0),
            ("0e999999999999999", 0, 0),
            ("1000e-1000000000", 0, 0),
        ] as [(String, Int64, Int32)])
    func exact(text: String, seconds: Int64, nanoseconds: Int32) throws {
        let date = try date(text)
        #expect(date.time == UnixTime(seconds: seconds, nanoseconds: nanoseconds))
        #expect(date.isExact)
        #expect(date.text == text)
    }

    @Test(
        "numbers beyond the clock stay at its end",
        arguments: [
            "9223372036854775808", "99999999999999999999", "1e30", "1e400", "1e999999999999999999999",
            String(repeating: "9", count: 5001),
        ])
    func beyond(text: String) throws {
        #expect(try date(text).time == UnixTime(seconds: .max))
        #expect(try date("-" + text).time == UnixTime(seconds: .min))
        #expect(try !date(text).isExact)
        #expect(try date(text).rfc3339 == nil)
    }

    @Test func fiveThousandDigitsOfFraction() throws {
        let date = try date("1762560000." + String(repeating: "3", count: 5000))
        #expect(date.time == UnixTime(seconds: 1_762_560_000, nanoseconds: 333_333_333))
    }

    @Test(arguments: [("1e400", false), ("-1e400", false), ("1e30", true), (String(repeating: "9", count: 5001), true)])
    func finite(text: String, isFinite: Bool) throws { #expect(try date(text).isFinite == isFinite) }

    @Test(
        arguments: [
            ("253402300799", "9999-12-31T23:59:59Z"), ("253402300800", nil), ("-62135596800", "0001-01-01T00:00:00Z"),
            ("-62135596801", nil),
        ] as [(String, String?)])
    func calendar(text: String, rfc3339: String?) throws { #expect(try date(text).rfc3339 == rfc3339) }

    @Test(arguments: [("1762560000000", true), ("1762560000", false), ("1762560000000000", false)])
    func milliseconds(text: String, looks: Bool) throws { #expect(try date(text).looksLikeMilliseconds == looks) }
}
