import RelayHost
import RelayLogs
import Synchronization

/// A large file scanned by two threads: each takes the next part of it, reads and scans that alone, and the chunks are
/// absorbed in the order of the file, so the result is that of one thread.
final class PairedScan: Sendable {
    /// Smaller files are not worth a thread.
    static let least: Int64 = 8 << 20
    /// Chunks that may wait for an earlier one.
    private static let mostWaiting = 4

    struct Outcome {
        var tally: LogTally
        var failure: FileFailure?
    }

    private struct Absorbing: Sendable {
        var tally: LogTally
        var waiting: [Int: LogChunk] = [:]
        var spare: [LogChunk] = []
        var next = 0
        var failure: FileFailure?
    }

    private let absorbing: Mutex<Absorbing>
    private let next = Atomic(0)
    /// No further part is taken.
    private let isOver = Atomic(false)
    private let descriptor: Int32
    private let path: String
    private let source: Int
    private let clock: LogClock

    private init(_ file: borrowing ReadableFile, _ clock: LogClock, _ tally: LogTally, _ source: Int) {
        absorbing = Mutex(Absorbing(tally: tally))
        (descriptor, path, self.source, self.clock) = (file.raw, file.path, source, clock)
    }

    /// Reads a regular file from its beginning to its end, or until `mustEnd` says so, which is asked before each part.
    static func read(
        _ file: borrowing ReadableFile, _ clock: LogClock, _ tally: LogTally, _ source: Int, _ mustEnd: () -> Bool
    ) -> Outcome {
        let scan = PairedScan(file, clock, tally, source)
        var done: Handoff<Bool>?
        do throws(SystemFailure) { done = try Handoff() } catch {}
        let other = done
        let isStarted =
            other != nil
            && startThread {
                scan.work { false }
                other?.put(true)
            }
        scan.work(mustEnd)
        if isStarted, let done {
            while done.take() == nil { _ = wait(for: done.descriptor, .readable, until: nil, interrupts: .none) }
        }
        return scan.absorbing.withLock { Outcome(tally: $0.tally, failure: $0.failure) }
    }

    private func work(_ mustEnd: () -> Bool) {
        var scanner = LogScanner(LogScanner.Options(clock: clock))
        var block = LogBlock(descriptor, path)
        while !isOver.load(ordering: .relaxed) {
            if mustEnd() { return isOver.store(true, ordering: .relaxed) }
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            var chunk = absorbing.withLock { absorbing in
                var chunk = absorbing.spare.popLast() ?? LogChunk()
                chunk.reset(for: absorbing.tally)
                return chunk
            }
            do throws(FileFailure) {
                guard let lines = try block.read(number) else { return isOver.store(true, ordering: .relaxed) }
                block.scan(lines, &scanner, into: &chunk)
                put(chunk, number, isCut: lines.isCut)
            } catch {
                isOver.store(true, ordering: .relaxed)
                return absorbing.withLock { $0.failure = error }
            }
        }
    }

    private func put(_ chunk: LogChunk, _ number: Int, isCut: Bool) {
        absorbing.withLock { absorbing in
            absorbing.waiting[number] = chunk
            if isCut { absorbing.tally.note(overlong: 1) }
            while let next = absorbing.waiting.removeValue(forKey: absorbing.next) {
                absorbing.tally.absorb(next, from: source)
                absorbing.next += 1
                absorbing.spare.append(next)
            }
        }
        // The other thread is far behind: let it run.
        while absorbing.withLock({ $0.waiting.count > Self.mostWaiting }), !isOver.load(ordering: .relaxed) {
            ThreadYield.now()
        }
    }
}
