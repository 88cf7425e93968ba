import RelayHost
import Testing

@Suite struct HandoffTests {
    @Test func `values come in their order`() throws {
        let handoff = try Handoff<Int>()
        #expect(handoff.take() == nil)
        handoff.put(1)
        handoff.put(2)
        let interrupts = Interrupts(descriptors: [handoff.descriptor])
        #expect(interrupts.areRaised)
        #expect(handoff.take() == 1)
        #expect(interrupts.areRaised)
        #expect(handoff.take() == 2)
        #expect(!interrupts.areRaised)
        #expect(handoff.take() == nil)
    }

    @Test func `nothing is lost between threads`() throws {
        let handoff = try Handoff<Int>()
        for thread in 0..<4 { startThread { for value in 0..<250 { handoff.put(thread * 1000 + value) } } }
        var seen: Set<Int> = []
        while seen.count < 1000 {
            guard wait(for: handoff.descriptor, .readable, until: after(.seconds(10)), interrupts: .none) != .deadline
            else { break }
            while let value = handoff.take() { seen.insert(value) }
        }
        #expect(seen.count == 1000)
    }
}
