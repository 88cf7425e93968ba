import Glibc
import RelayBytes
import RelayHost
import Testing

@Suite struct PollerTests {
    @Test func `events come under their tokens`() throws {
        var poller = try Poller()
        var events: [Poller.Event] = []
        let (near, far) = try socketPair()
        defer { close(near) }
        try poller.add(near, .readable, token: .max)
        try poller.wait(until: MonotonicClock.now(), into: &events)
        #expect(events.isEmpty)

        #expect(write(far, [1], 1) == 1)
        try poller.wait(until: nil, into: &events)
        #expect(events == [Poller.Event(token: .max, readiness: .readable)])

        try poller.modify(near, .writable, token: 7)
        try poller.wait(until: nil, into: &events)
        #expect(events == [Poller.Event(token: 7, readiness: .writable)])

        close(far)
        try poller.modify(near, [], token: 8)
        try poller.wait(until: nil, into: &events)
        #expect(events == [Poller.Event(token: 8, readiness: .hangup)])

        poller.remove(near)
        poller.remove(near)
        let (taken, _) = try Duration.taken { try poller.wait(until: after(.milliseconds(30)), into: &events) }
        #expect(events.isEmpty && taken >= .milliseconds(30))
    }

    @Test func `more than one batch`() throws {
        var poller = try Poller()
        var wakes: [WakeDescriptor] = []
        for token in 0..<300 {
            let wake = try WakeDescriptor()
            wake.signal()
            try poller.add(wake.raw, .readable, token: UInt64(token))
            wakes.append(wake)
        }
        var events: [Poller.Event] = []
        var seen: Set<UInt64> = []
        for _ in 0..<4 where seen.count < 300 {
            try poller.wait(until: nil, into: &events)
            seen.formUnion(events.map(\.token))
            for event in events { wakes[Int(event.token)].drain() }
        }
        #expect(seen.count == 300)
    }

    @Test func `what cannot be watched is refused`() throws {
        let poller = try Poller()
        #expect(throws: SystemFailure(call: "epoll_ctl", errno: EBADF)) {
            try poller.add(1_000_000, .readable, token: 0)
        }
    }
}
