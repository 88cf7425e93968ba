import RelayBytes
import RelayServer
import RelayTestSupport
import Testing

@Suite struct DeadlineQueueTests {
    @Test func comesOutInOrderAndNotBeforeItsTime() {
        var generator = FixedGenerator(seed: 7)
        var queue = DeadlineQueue()
        let times = (0..<500).map { _ in Int64(generator.next() % 100) }
        for (index, time) in times.enumerated() { queue.insert(Instant(nanoseconds: time), UInt64(index)) }
        var taken: [Int64] = []
        for now in Int64(0)..<100 {
            while let token = queue.take(at: Instant(nanoseconds: now)) {
                taken.append(times[Int(token)])
                #expect(times[Int(token)] == now)
            }
        }
        #expect(taken == times.sorted())
        #expect(queue.earliest == nil)
    }
}
