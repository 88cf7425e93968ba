import RelayClient
import RelayHost
import Synchronization

/// Several targets at once, each on a thread; what they saw comes back in the order in which they were given.
enum ProbeThreads {
    /// No more targets are probed at the same time.
    private static let most = 32

    private typealias Result = (index: Int, rounds: [ProbeRun.Round])

    /// The rounds of each run.
    static func probe(
        _ runs: [ProbeRun], _ interrupts: Interrupts
    ) throws(SystemFailure) -> [[ProbeRun.Round]] {
        let results = try Handoff<Result>()
        let next = Next()
        let work: @Sendable () -> Void = {
            while let index = next.take(below: runs.count) {
                var rounds: [ProbeRun.Round] = []
                runs[index].probe(interrupts) { round in
                    rounds.append(round)
                    return true
                }
                results.put((index, rounds))
            }
        }
        let started = (0..<min(most, runs.count)).count { _ in startThread(work) }
        // Without a thread the work is done here.
        if started == 0 { work() }
        var seen = [[ProbeRun.Round]](repeating: [], count: runs.count)
        var missing = runs.count
        while missing > 0 {
            // The threads see the interrupts, and end.
            _ = wait(for: results.descriptor, .readable, until: nil, interrupts: .none)
            while let (index, rounds) = results.take() {
                seen[index] = rounds
                missing -= 1
            }
        }
        return seen
    }

    /// Which run is next, for any thread that asks.
    private final class Next: Sendable {
        private let index = Mutex(0)

        func take(below end: Int) -> Int? {
            index.withLock { index in
                guard index < end else { return nil }
                index += 1
                return index - 1
            }
        }
    }
}
