import Glibc
import RelayHost
import Testing

@Suite struct FileDescriptorTests {
    // The number of a closed descriptor may be taken by another test at once, so the other end is asked.
    @Test func `it is closed with its owner`() throws {
        let ends = try pipeEnds()
        defer { close(ends.reading) }
        do {
            let owner = FileDescriptor(owning: ends.writing)
            #expect(wait(for: ends.reading, .readable, until: MonotonicClock.now(), interrupts: .none) == .deadline)
            #expect(owner.raw == ends.writing)
        }
        #expect(wait(for: ends.reading, .readable, until: nil, interrupts: .none) == .ready(.hangup))
    }

    @Test func `a taken one stays open`() throws {
        let ends = try pipeEnds()
        defer { close(ends.reading) }
        let raw = FileDescriptor(owning: ends.writing).take()
        #expect(write(raw, [1], 1) == 1)
        close(raw)
    }
}
