import RelayBytes
import Testing

@Suite struct JSONNumberMillisecondsTests {
    @Test(
        "a span in milliseconds, to the nanosecond, and back",
        arguments: [
            (Int64(0), "0"), (1, "0.000001"), (250_000, "0.25"), (12_000_000, "12"), (1_234_567, "1.234567"),
            (-1_000_001, "-1.000001"), (-1, "-0.000001"), (.max, "9223372036854.775807"),
            (.min, "-9223372036854.775808"),
        ])
    func span(nanoseconds: Int64, text: String) {
        let number = JSONNumber(milliseconds: .nanoseconds(nanoseconds))
        #expect(number.text == text)
        #expect(number.milliseconds == .nanoseconds(nanoseconds))
    }

    @Test(
        "the number that somebody else wrote",
        arguments: [
            ("5", Int64(5_000_000)), ("5.0", 5_000_000), ("0.1", 100_000), ("0.1234567", 123_456), ("-0", 0),
            ("1e3", nil), ("9223372036854.775808", nil), ("99999999999999999999", nil), ("1.5E2", nil),
        ] as [(String, Int64?)])
    func read(text: String, nanoseconds: Int64?) throws {
        let number = try #require(try JSONReader.read(Array(text.utf8)).number)
        #expect(number.milliseconds == nanoseconds.map { .nanoseconds($0) })
    }
}
