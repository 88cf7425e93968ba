import RelayBytes
import RelayDeflate
import RelayHost
import RelayLogs

/// The edge of `logs-check`: reads files and streams into a tally. It judges nothing.
package struct LogCollector {
    /// Says something while the reading goes on: live lines, notes on followed files; false when nobody listens.
    package typealias Talk = (LogTally, [LiveLine], String?) -> Bool

    let plan: LogPlan
    let interrupts: Interrupts
    let talk: Talk
    var evidence = LogEvidence(tally: LogTally())
    var chunk = LogChunk()

    /// Reads everything that the plan names.
    package static func collect(_ plan: LogPlan, interrupts: Interrupts, talk: @escaping Talk) -> LogEvidence {
        var collector = LogCollector(plan: plan, interrupts: interrupts, talk: talk)
        if plan.isFollowing { collector.follow() } else { collector.readAll() }
        collector.evidence.tally.finish()
        return collector.evidence
    }

    private mutating func readAll() {
        var blocks = LineBlocks()
        for path in plan.inputs {
            if evidence.ending != .end { return }
            do throws(FileFailure) {
                let file = try path == "-" ? ReadableFile.standardInput() : ReadableFile(path)
                blocks.reset()
                let size = file.size
                try read(file, &blocks)
                if file.kind == .regular, evidence.ending == .end, file.size < size {
                    evidence.troubles.append(.init(path: path, cause: .unreadable("shrank while it was read")))
                }
            } catch {
                evidence.troubles.append(.init(path: path, cause: .unreadable(error.text)))
            }
        }
    }

    /// Reads a file to its end.
    private mutating func read(_ file: borrowing ReadableFile, _ blocks: inout LineBlocks) throws(FileFailure) {
        var scanner = LogScanner(plan.scan)
        let source = evidence.tally.begin(file.path)
        var beginning: LogBeginning?
        repeat {
            guard let count = try readBlock(file, &blocks), count > 0 || blocks.unread.count > 0 else { return }
            beginning = count == 0 ? .lines : LogBeginning(blocks.unread)
        } while beginning == nil
        if let beginning, try begin(beginning, file, &blocks, &scanner, source) { return }
        if plan.threads > 1, plan.scan.isOrderFree, file.kind == .regular, file.size > PairedScan.least,
            let outcome = PairedScan.read(file, plan, evidence.tally, source, interrupts)
        {
            (evidence.tally, evidence.ending) = (outcome.tally, outcome.ending)
            if let failure = outcome.failure { throw failure }
            return
        }
        repeat {
            scan(&blocks, &scanner, source)
            guard let count = try readBlock(file, &blocks) else { return }
            if count == 0 { break }
        } while true
        finish(&blocks, &scanner, source)
    }

    /// Acts on what the first bytes say; true when the file is done with.
    mutating func begin(
        _ beginning: LogBeginning, _ file: borrowing ReadableFile, _ blocks: inout LineBlocks,
        _ scanner: inout LogScanner, _ source: Int
    ) throws(FileFailure) -> Bool {
        switch beginning {
        case .lines: return false
        case .gzip: try readGzip(file, &blocks, &scanner, source)
        case .foreign(let why): evidence.troubles.append(.init(path: file.path, cause: .malformed(why)))
        }
        blocks.reset()
        return true
    }

    /// Reads a block: its length, 0 at the end; nil when the run has to end.
    mutating func readBlock(_ file: borrowing ReadableFile, _ blocks: inout LineBlocks) throws(FileFailure) -> Int? {
        while true {
            if file.kind == .regular {
                if hasToEnd() { return nil }
            } else {
                switch wait(for: file.raw, .readable, until: plan.deadline, interrupts: interrupts) {
                case .ready: break
                case .deadline: return end(.deadline)
                case .interrupted: return end(.interrupted)
                }
            }
            var isOver = false
            let count = try blocks.fill { room throws(FileFailure) in
                guard let count = try file.read(into: &room) else { return 0 }
                isOver = count == 0
                return count
            }
            if count > 0 || isOver { return count }
        }
    }

    /// Whether the reading has to end now; what ends it is noted.
    mutating func hasToEnd() -> Bool {
        if interrupts.areRaised {
            evidence.ending = .interrupted
        } else if let deadline = plan.deadline, MonotonicClock.now() > deadline {
            evidence.ending = .deadline
        }
        return evidence.ending != .end
    }

    private mutating func end(_ ending: LogEvidence.Ending) -> Int? {
        evidence.ending = ending
        return nil
    }

    /// Scans the whole lines that are there.
    mutating func scan(_ blocks: inout LineBlocks, _ scanner: inout LogScanner, _ source: Int) {
        while let lines = blocks.next() { absorb(blocks.lines(lines), &scanner, source) }
    }

    /// Scans a last line without its newline.
    mutating func finish(_ blocks: inout LineBlocks, _ scanner: inout LogScanner, _ source: Int) {
        if let lines = blocks.finish() { absorb(blocks.lines(lines), &scanner, source) }
        evidence.tally.note(overlong: blocks.overlong)
    }

    private mutating func absorb(_ lines: Span<UInt8>, _ scanner: inout LogScanner, _ source: Int) {
        chunk.reset(for: evidence.tally)
        scanner.scan(lines, into: &chunk)
        evidence.tally.absorb(chunk, from: source)
        let live = evidence.tally.live
        if !live.isEmpty {
            evidence.tally.live.removeAll()
            if !talk(evidence.tally, live, nil) { evidence.ending = .unheard }
        }
    }
}
