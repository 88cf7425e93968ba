import RelayBytes
import Testing

@Suite struct InstantTests {
    @Test(
        "adding a span is held at the bounds",
        arguments: [
            (0, Duration.seconds(1), 1_000_000_000),
            (5, .nanoseconds(-7), -2),
            (.max, .nanoseconds(1), .max),
            (.max - 1, .nanoseconds(1), .max),
            (.min, .nanoseconds(-1), .min),
            (-10, .seconds(-10_000_000_000_000), .min),
            (10, .seconds(10_000_000_000_000), .max),
        ] as [(Int64, Duration, Int64)])
    func adding(start: Int64, span: Duration, expected: Int64) {
        #expect((Instant(nanoseconds: start) + span).nanoseconds == expected)
    }

    @Test(
        "the span between two instants is held at the bounds",
        arguments: [
            (7, 5, 2), (5, 7, -2), (.max, 0, .max), (.max, -1, .max), (.min, 1, .min), (0, .min, .max), (.min, .min, 0),
        ] as [(Int64, Int64, Int64)])
    func between(later: Int64, earlier: Int64, expected: Int64) {
        let span = Instant(nanoseconds: later) - Instant(nanoseconds: earlier)
        #expect(span == .nanoseconds(expected))
    }

    @Test func order() {
        #expect(Instant(nanoseconds: -1) < Instant(nanoseconds: 0))
        #expect(!(Instant(nanoseconds: 1) < Instant(nanoseconds: 1)))
        #expect([3, 1, 2].map(Instant.init(nanoseconds:)).min() == Instant(nanoseconds: 1))
    }

    @Test(
        "whole nanoseconds are held at the bounds of 64 bits",
        arguments: [
            (Duration.zero, 0), (.milliseconds(1), 1_000_000), (.milliseconds(-1), -1_000_000),
            (.seconds(9_223_372_036) + .nanoseconds(854_775_807), .max),
            (.seconds(9_223_372_036) + .nanoseconds(854_775_808), .max),
            (.seconds(-9_223_372_036) - .nanoseconds(854_775_808), .min),
            (.seconds(-9_223_372_036) - .nanoseconds(854_775_809), .min),
            (.seconds(Int64.max), .max), (.seconds(Int64.min), .min),
            (Duration(secondsComponent: 0, attosecondsComponent: 999_999_999), 0),
        ] as [(Duration, Int64)])
    func wholeNanoseconds(span: Duration, expected: Int64) {
        #expect(span.wholeNanoseconds == expected)
    }

    @Test func milliseconds() {
        #expect(Duration.microseconds(1500).milliseconds == 1.5)
        #expect(Duration.seconds(-2).milliseconds == -2000)
    }
}
