import RelayHost
import RelayLogs
import Synchronization

/// A large file scanned by two threads: each reads the next block under a lock, scans it alone, and the chunks are
/// absorbed in the order of the file, so the result is that of one thread.
final class PairedScan: Sendable {
    /// Smaller files are not worth a thread.
    static let least: Int64 = 8 << 20
    /// Chunks that may wait for an earlier one.
    private static let mostWaiting = 4

    struct Outcome {
        var tally: LogTally
        var failure: FileFailure?
        var isInterrupted = false
    }

    private struct Reading: Sendable {
        var tail: LineBlocks.Tail
        var next = 0
        var isOver = false
        var failure: FileFailure?
        var overlong = 0
    }

    private struct Absorbing: Sendable {
        var tally: LogTally
        var waiting: [Int: LogChunk] = [:]
        var spare: [LogChunk] = []
        var next = 0
    }

    private let reading: Mutex<Reading>
    private let absorbing: Mutex<Absorbing>
    private let descriptor: Int32
    private let path: String
    private let source: Int
    private let clock: LogClock

    private init(
        _ file: borrowing ReadableFile, _ tail: LineBlocks.Tail, _ clock: LogClock, _ tally: LogTally, _ source: Int
    ) {
        reading = Mutex(Reading(tail: tail))
        absorbing = Mutex(Absorbing(tally: tally))
        (descriptor, path, self.source, self.clock) = (file.raw, file.path, source, clock)
    }

    /// Reads the file to its end; `blocks` holds its beginning.
    static func read(
        _ file: borrowing ReadableFile, _ blocks: LineBlocks, _ clock: LogClock, _ tally: LogTally, _ source: Int,
        _ interrupts: Interrupts
    ) -> Outcome {
        var blocks = blocks
        let scan = PairedScan(file, blocks.tail, clock, tally, source)
        var done: Handoff<Bool>?
        do throws(SystemFailure) { done = try Handoff() } catch {}
        let other = done
        let isStarted =
            other != nil
            && startThread {
                var blocks = LineBlocks()
                scan.work(&blocks) { false }
                other?.put(true)
            }
        var isInterrupted = false
        scan.work(&blocks) {
            isInterrupted = isInterrupted || interrupts.areRaised
            return isInterrupted
        }
        if isStarted, let done {
            while done.take() == nil { _ = wait(for: done.descriptor, .readable, until: nil, interrupts: .none) }
        }
        let (failure, overlong) = scan.reading.withLock { ($0.failure, $0.overlong) }
        var outcome = Outcome(tally: scan.absorbing.withLock { $0.tally }, failure: failure)
        outcome.tally.note(overlong: overlong)
        outcome.isInterrupted = isInterrupted
        return outcome
    }

    private func work(_ blocks: inout LineBlocks, _ mustEnd: () -> Bool) {
        var scanner = LogScanner(LogScanner.Options(clock: clock))
        while let (number, lines) = take(&blocks, mustEnd) {
            var chunk = absorbing.withLock { $0.spare.popLast() } ?? LogChunk()
            chunk.reset()
            scanner.scan(blocks.lines(lines), into: &chunk)
            put(chunk, number)
        }
    }

    /// The next run of lines and its number in the file; nil at the end.
    private func take(_ blocks: inout LineBlocks, _ mustEnd: () -> Bool) -> (Int, Range<Int>)? {
        let isEnding = mustEnd()
        return reading.withLock { reading in
            if isEnding { reading.isOver = true }
            blocks.put(reading.tail)
            reading.tail = LineBlocks.Tail()
            while !reading.isOver {
                let before = blocks.overlong
                if let lines = blocks.next() {
                    reading.overlong += blocks.overlong - before
                    reading.tail = blocks.tail
                    reading.next += 1
                    return (reading.next - 1, lines)
                }
                if fill(&blocks, &reading) == 0 { reading.isOver = true }
            }
            guard !isEnding, let lines = blocks.finish() else { return nil }
            reading.next += 1
            return (reading.next - 1, lines)
        }
    }

    private func fill(_ blocks: inout LineBlocks, _ reading: inout Reading) -> Int {
        do throws(FileFailure) {
            return try blocks.fill { room throws(FileFailure) in
                try ReadableFile.read(descriptor, path, into: &room) ?? 0
            }
        } catch {
            reading.failure = error
            return 0
        }
    }

    private func put(_ chunk: LogChunk, _ number: Int) {
        absorbing.withLock { absorbing in
            absorbing.waiting[number] = chunk
            while let next = absorbing.waiting.removeValue(forKey: absorbing.next) {
                absorbing.tally.absorb(next, from: source)
                absorbing.next += 1
                absorbing.spare.append(next)
            }
        }
        // The other thread is far behind: let it run.
        while absorbing.withLock({ $0.waiting.count > Self.mostWaiting }) { ThreadYield.now() }
    }
}
