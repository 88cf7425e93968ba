import RelayBytes
import RelayHost
import Testing

@Suite struct MonotonicClockTests {
    @Test func `it never goes back`() {
        var last = MonotonicClock.now()
        for _ in 0..<1000 {
            let now = MonotonicClock.now()
            #expect(now >= last)
            last = now
        }
    }
}
