import Glibc
import RelayBytes
import RelayHost
import Testing

@Suite struct WaitTests {
    @Test func `what is ready is told`() throws {
        let (near, far) = try socketPair()
        defer { close(near) }
        #expect(wait(for: near, .writable, until: nil, interrupts: .none) == .ready(.writable))
        #expect(write(far, [1], 1) == 1)
        #expect(
            wait(for: near, [.readable, .writable], until: nil, interrupts: .none) == .ready([.readable, .writable]))
        close(far)
        #expect(wait(for: near, .readable, until: nil, interrupts: .none) == .ready([.readable, .hangup]))
    }

    @Test func `a closed descriptor is an error, not a wait`() throws {
        // No descriptor has this number.
        #expect(wait(for: 1_000_000, .readable, until: nil, interrupts: .none) == .ready(.error))
    }

    @Test func `a deadline is kept`() throws {
        let (near, far) = try socketPair()
        defer {
            close(near)
            close(far)
        }
        let (taken, wake) = Duration.taken {
            wait(for: near, .readable, until: after(.milliseconds(60)), interrupts: .none)
        }
        #expect(wake == .deadline)
        #expect(taken >= .milliseconds(60) && taken < .milliseconds(400))
    }

    @Test func `a deadline that has passed comes before readiness`() throws {
        let (near, far) = try socketPair()
        defer {
            close(near)
            close(far)
        }
        #expect(wait(for: near, .writable, until: MonotonicClock.now(), interrupts: .none) == .deadline)
        #expect(wait(for: near, .writable, until: Instant(nanoseconds: .min), interrupts: .none) == .deadline)
    }

    @Test func `an interrupt comes before all`() throws {
        let (near, far) = try socketPair()
        defer {
            close(near)
            close(far)
        }
        let wake = try WakeDescriptor()
        wake.signal()
        let interrupts = Interrupts(descriptors: [wake.raw])
        #expect(wait(for: near, .writable, until: nil, interrupts: interrupts) == .interrupted)
        #expect(wait(for: near, .writable, until: MonotonicClock.now(), interrupts: interrupts) == .interrupted)
        #expect(interrupts.areRaised)
        wake.drain()
        #expect(!interrupts.areRaised)
        #expect(wait(for: near, .writable, until: nil, interrupts: interrupts) == .ready(.writable))
    }

    @Test func `another thread ends a wait`() throws {
        let wake = try WakeDescriptor()
        #expect(startThread { wake.signal() })
        let ended = wait(for: -1, [], until: after(.seconds(10)), interrupts: Interrupts(descriptors: [wake.raw]))
        #expect(ended == .interrupted)
    }

    @Test func `nothing raises no interrupts`() { #expect(!Interrupts.none.areRaised) }
}
