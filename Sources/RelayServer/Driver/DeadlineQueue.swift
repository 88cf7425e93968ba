import RelayBytes

/// The earliest of many deadlines: a binary heap whose entries may be out of date.
///
/// A connection that moves its deadline back leaves the old entry in place; whoever takes it looks at the connection.
package struct DeadlineQueue {
    private struct Entry {
        let instant: Instant
        let token: UInt64
    }

    private var heap: [Entry] = []

    package init() {}

    /// The first of the times, perhaps out of date.
    package var earliest: Instant? { heap.first?.instant }

    /// Has `take` give the token out when the time comes.
    package mutating func insert(_ instant: Instant, _ token: UInt64) {
        heap.append(Entry(instant: instant, token: token))
        var child = heap.count - 1
        while child > 0, heap[child].instant < heap[(child - 1) / 2].instant {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the earliest entry if its time has come.
    package mutating func take(at now: Instant) -> UInt64? {
        guard let first = heap.first, first.instant <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].instant < heap[least].instant { least = child }
            }
            if least == parent { return first.token }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
