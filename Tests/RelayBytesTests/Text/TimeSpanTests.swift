import RelayBytes
import Testing

@Suite struct TimeSpanTests {
    @Test(
        arguments: [
            (0, "0s", "0s"), (45, "45s", "45s"), (60, "1m", "1m"), (724, "12m", "12m 04s"), (3600, "1h", "1h"),
            (7_500, "2h", "2h 05m"), (90_000, "1d", "1d 01h"), (-724, "12m", "12m 04s"),
        ] as [(Int64, String, String)])
    func words(seconds: Int64, coarse: String, fine: String) {
        #expect(TimeSpan(seconds: seconds).words() == coarse)
        #expect(TimeSpan(seconds: seconds).words(fine: true) == fine)
    }

    @Test func pastAndFuture() {
        #expect(TimeSpan(seconds: 2520).relativeWords() == "in 42m")
        #expect(TimeSpan(seconds: -724).relativeWords(fine: true) == "12m 04s ago")
    }

    @Test(
        "no span traps",
        arguments: [
            (Int64.min, Int64.max, Int64.max), (.max, .min, .min), (.min, 0, .max), (0, .max, .max), (5, 3, -2),
        ] as [(Int64, Int64, Int64)])
    func bounds(from: Int64, to: Int64, seconds: Int64) {
        #expect(TimeSpan(from: UnixTime(seconds: from), to: UnixTime(seconds: to)).seconds == seconds)
    }

    @Test func aFractionRoundsDown() {
        let half = UnixTime(seconds: 1, nanoseconds: 500_000_000)
        #expect(TimeSpan(from: half, to: UnixTime(seconds: 2)).seconds == 0)
        #expect(TimeSpan(from: half, to: UnixTime(seconds: 1)).seconds == -1)
    }
}
