import Glibc
import RelayBytes
import RelayHost
import Testing

@Suite struct WallClockTests {
    @Test func `it agrees with time(2)`() {
        let before = Int64(time(nil))
        let now = WallClock.now()
        // time(2) is read from a coarser clock, which may be a tick behind.
        #expect(now.seconds >= before && now.seconds <= Int64(time(nil)) + 1)
        #expect((0..<1_000_000_000).contains(now.nanoseconds))
    }
}
