import RelayBytes
import RelayClient
import RelayTestSupport
import Testing

@Suite struct BackoffTests {
    @Test("at random up to a bound that doubles, thirty seconds at most")
    func bounds() {
        var random = FixedGenerator(seed: 7)
        var longest = Duration.zero
        for _ in 0..<500 {
            var backoff = Backoff(most: nil)
            for attempt in 0..<12 {
                guard let wait = backoff.next(using: &random) else {
                    Issue.record("no wait")
                    return
                }
                #expect(wait >= .zero && wait <= min(Backoff.longest, Backoff.first * (1 << attempt)))
                longest = max(longest, wait)
            }
        }
        #expect(longest > .seconds(25))
    }

    @Test("so often in a row, and anew after a success")
    func most() {
        var random = FixedGenerator(seed: 7)
        var backoff = Backoff(most: 2)
        var waits = (0..<3).map { _ in backoff.next(using: &random) != nil }
        #expect(waits == [true, true, false])
        backoff.succeeded()
        waits.append(backoff.next(using: &random) != nil)
        #expect(waits.last == true)
        var none = Backoff(most: 0)
        let never = none.next(using: &random)
        #expect(never == nil)
    }
}
