import RelayBytes
import Testing

@Suite struct TimeTextTests {
    @Test(
        "a moment is read",
        arguments: [
            ("0", 0, 0), ("1762560000", 1_762_560_000, 0), ("-5", -5, 0), ("1762560000.5", 1_762_560_000, 500_000_000),
            ("2025-11-08T00:00:00Z", 1_762_560_000, 0), ("2025-11-08t01:00:00+01:00", 1_762_560_000, 0),
            ("2025-11-07 19:00:00-05:00", 1_762_560_000, 0), ("2025-11-08T00:00:00.25Z", 1_762_560_000, 250_000_000),
            ("2024-02-29T00:00:00Z", 1_709_164_800, 0),
        ] as [(String, Int64, Int32)])
    func moment(text: String, seconds: Int64, nanoseconds: Int32) {
        #expect(TimeText.moment(text) == UnixTime(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test(
        "anything else is no moment",
        arguments: [
            "", "banana", "+5", "1e9", "0x10", "5.", ".5", "1.5x", "2025-11-08", "2025-11-08T00:00:00",
            "2025-13-08T00:00:00Z",
            "2025-02-29T00:00:00Z", "2025-11-08T24:00:00Z", "2025-11-08T00:60:00Z", "2025-11-08T00:00:00Zx",
            "2025-11-08T00:00:00+1:00", "2025-1-8T00:00:00Z", "2025-11-08T00:00:00.Z", "99999999999999999999",
        ])
    func notAMoment(text: String) { #expect(TimeText.moment(text) == nil) }

    @Test func httpDate() {
        #expect(TimeText.httpDate("Sun, 06 Nov 1994 08:49:37 GMT") == UnixTime(seconds: 784_111_777))
        #expect(TimeText.httpDate("Sat, 08 Nov 2025 00:00:00 GMT") == UnixTime(seconds: 1_762_560_000))
    }

    @Test(
        "another form is no date of HTTP",
        arguments: [
            "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        ])
    func notAnHTTPDate(text: String) { #expect(TimeText.httpDate(text) == nil) }
}
