import RelayBytes
import Testing

@Suite struct UnixTimeTests {
    @Test(
        "adding carries between seconds and nanoseconds",
        arguments: [
            (UnixTime(seconds: 1), Duration.seconds(2), UnixTime(seconds: 3)),
            (
                UnixTime(seconds: 1, nanoseconds: 900_000_000), .milliseconds(200),
                UnixTime(seconds: 2, nanoseconds: 100_000_000)
            ),
            (UnixTime(seconds: 1), .nanoseconds(-1), UnixTime(seconds: 0, nanoseconds: 999_999_999)),
            (UnixTime(seconds: 0), .milliseconds(-1500), UnixTime(seconds: -2, nanoseconds: 500_000_000)),
            // Further than 64 bits of nanoseconds reach: a NumericDate of the year 57000.
            (UnixTime(seconds: 0), .seconds(1_762_560_000_000), UnixTime(seconds: 1_762_560_000_000)),
            (UnixTime(seconds: 0), .seconds(-1_762_560_000_000), UnixTime(seconds: -1_762_560_000_000)),
            (UnixTime(seconds: .max), .seconds(1), UnixTime(seconds: .max, nanoseconds: 999_999_999)),
            (UnixTime(seconds: .min), .seconds(-1), UnixTime(seconds: .min)),
            (UnixTime(seconds: .min), .nanoseconds(-1), UnixTime(seconds: .min)),
            (UnixTime(seconds: .max), .zero, UnixTime(seconds: .max)),
        ])
    func adding(time: UnixTime, span: Duration, expected: UnixTime) {
        #expect(time + span == expected)
    }

    @Test(
        "the span between two times never traps",
        arguments: [
            (UnixTime(seconds: 3), UnixTime(seconds: 1), Duration.seconds(2)),
            (
                UnixTime(seconds: 1, nanoseconds: 5), UnixTime(seconds: 2, nanoseconds: 6),
                .seconds(-1) - .nanoseconds(1)
            ),
            (UnixTime(seconds: .max), UnixTime(seconds: -1), .seconds(Int64.max)),
            (UnixTime(seconds: .min), UnixTime(seconds: 1), .seconds(Int64.min)),
            (UnixTime(seconds: .max, nanoseconds: 1), UnixTime(seconds: 0), .seconds(Int64.max) + .nanoseconds(1)),
            (UnixTime(seconds: .min), UnixTime(seconds: 0, nanoseconds: 1), .seconds(Int64.min) - .nanoseconds(1)),
        ])
    func between(later: UnixTime, earlier: UnixTime, expected: Duration) {
        #expect(later - earlier == expected)
        #expect((later - earlier).components.seconds == expected.components.seconds)
    }

    @Test func order() {
        let times = [
            UnixTime(seconds: -1, nanoseconds: 999_999_999), UnixTime(seconds: 0), UnixTime(seconds: 0, nanoseconds: 1),
            UnixTime(seconds: 1),
        ]
        #expect(times.reversed().sorted() == times)
    }

    @Test("adding and subtracting are each other's reverse")
    func reverse() {
        for seconds in stride(from: Int64(-5_000_000_000), through: 5_000_000_000, by: 777_777_777) {
            for nanoseconds in [Int32(0), 1, 500_000_000, 999_999_999] {
                let start = UnixTime(seconds: 1_762_560_000, nanoseconds: 250_000_000)
                let end = UnixTime(seconds: seconds, nanoseconds: nanoseconds)
                #expect(start + (end - start) == end)
            }
        }
    }
}
