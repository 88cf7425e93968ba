import Glibc
import RelayHost
import Testing

@Suite struct WaitForAnyTests {
    @Test func `the places of those that are ready`() throws {
        let pairs = try [socketPair(), socketPair(), socketPair()]
        defer { for pair in pairs { for end in [pair.0, pair.1] { close(end) } } }
        let near = pairs.map(\.0)
        #expect(waitForAny(near, .readable, until: MonotonicClock.now(), interrupts: .none) == .deadline)
        for place in [0, 2] { #expect(write(pairs[place].1, [1], 1) == 1) }
        #expect(waitForAny(near, .readable, until: nil, interrupts: .none) == .ready([0, 2]))
    }

    @Test func `an interrupt and a deadline end it`() throws {
        let wake = try WakeDescriptor()
        let interrupts = Interrupts(descriptors: [wake.raw])
        #expect(waitForAny([], .readable, until: after(.milliseconds(20)), interrupts: interrupts) == .deadline)
        wake.signal()
        #expect(waitForAny([], .readable, until: nil, interrupts: interrupts) == .interrupted)
    }
}
