import RelayHost
import RelayLogs
import Synchronization

/// A large file scanned by two threads: each takes the next part of it, reads and scans that alone, and the chunks are
/// absorbed in the order of the file, so the result is that of one thread. Who wants it only waits: a read that hangs
/// keeps neither a signal nor a deadline from being seen.
final class PairedScan: Sendable {
    /// Smaller files are not worth a thread.
    static let least: Int64 = 8 << 20
    /// Chunks that may wait for an earlier one.
    private static let mostWaiting = 4
    private static let threads = 2

    struct Outcome {
        var tally: LogTally
        var failure: FileFailure?
        var ending = LogEvidence.Ending.end
    }

    private struct Absorbing: Sendable {
        var tally: LogTally
        var waiting: [Int: LogChunk] = [:]
        var spare: [LogChunk] = []
        var next = 0
        var failure: FileFailure?
        /// How many threads are at work.
        var running = PairedScan.threads
        /// One of them waits until the other has caught up.
        var isHeldUp = false
    }

    private let absorbing: Mutex<Absorbing>
    private let next = Atomic(0)
    /// No further part is taken.
    private let isOver = Atomic(false)
    private let caughtUp: WakeDescriptor
    private let done: WakeDescriptor
    /// Its own: a thread that is left behind in a read may need it longer than the file is open.
    private let descriptor: FileDescriptor
    private let path: String
    private let source: Int
    private let clock: LogClock

    private init(
        _ descriptor: consuming FileDescriptor, _ path: String, _ clock: LogClock, _ tally: LogTally, _ source: Int
    ) throws(SystemFailure) {
        (caughtUp, done) = (try WakeDescriptor(), try WakeDescriptor())
        absorbing = Mutex(Absorbing(tally: tally))
        self.descriptor = descriptor
        (self.path, self.source, self.clock) = (path, source, clock)
    }

    /// Reads a regular file from its beginning to its end, or until the run has to end; nil, and nothing is read, where
    /// the system has no descriptor or no thread left for it.
    static func read(
        _ file: borrowing ReadableFile, _ plan: LogPlan, _ tally: LogTally, _ source: Int, _ interrupts: Interrupts
    ) -> Outcome? {
        let scan: PairedScan
        do throws(SystemFailure) {
            scan = try PairedScan(try file.duplicate(), file.path, plan.scan.clock, tally, source)
        } catch { return nil }
        var started = 0
        for _ in 0..<Self.threads where startThread({ scan.work() }) { started += 1 }
        if started == 0 { return nil }
        scan.absorbing.withLock { $0.running -= Self.threads - started }
        let ending = scan.waitUntilDone(plan, interrupts)
        return scan.absorbing.withLock { Outcome(tally: $0.tally, failure: $0.failure, ending: ending) }
    }

    private func waitUntilDone(_ plan: LogPlan, _ interrupts: Interrupts) -> LogEvidence.Ending {
        while absorbing.withLock({ $0.running > 0 }) {
            let wake = wait(for: done.raw, .readable, until: plan.deadline, interrupts: interrupts)
            if case .ready = wake {
                done.drain()
            } else {
                end()
                return wake == .deadline ? .deadline : .interrupted
            }
        }
        return .end
    }

    /// No further part is taken, and nobody waits for one.
    private func end() {
        isOver.store(true, ordering: .relaxed)
        caughtUp.signal()
    }

    private func work() {
        var scanner = LogScanner(LogScanner.Options(clock: clock))
        var block = LogBlock(descriptor.raw, path)
        while !isOver.load(ordering: .relaxed) {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            var chunk = absorbing.withLock { state in
                var chunk = state.spare.popLast() ?? LogChunk()
                chunk.reset(for: state.tally)
                return chunk
            }
            do throws(FileFailure) {
                guard let lines = try block.read(number) else {
                    end()
                    break
                }
                block.scan(lines, &scanner, into: &chunk)
                put(chunk, number, isCut: lines.isCut)
            } catch {
                end()
                absorbing.withLock { $0.failure = error }
            }
        }
        absorbing.withLock { $0.running -= 1 }
        done.signal()
    }

    private func put(_ chunk: LogChunk, _ number: Int, isCut: Bool) {
        let isOtherHeldUp = absorbing.withLock { state in
            state.waiting[number] = chunk
            if isCut { state.tally.note(overlong: 1) }
            while let next = state.waiting.removeValue(forKey: state.next) {
                state.tally.absorb(next, from: source)
                state.next += 1
                state.spare.append(next)
            }
            return state.isHeldUp
        }
        if isOtherHeldUp { caughtUp.signal() }
        while isAhead {
            _ = wait(for: caughtUp.raw, .readable, until: nil, interrupts: .none)
            caughtUp.drain()
        }
    }

    /// Whether this thread has to let the other one catch up.
    private var isAhead: Bool {
        absorbing.withLock { state in
            state.isHeldUp = state.waiting.count > Self.mostWaiting && !isOver.load(ordering: .relaxed)
            return state.isHeldUp
        }
    }
}
