import RelayLogs

/// A log that comes in pieces, as a stream would bring it.
package enum StreamedLog {
    /// What it holds, read to its end.
    package static func tally(_ pieces: [[UInt8]], _ options: LogScanner.Options) -> LogTally {
        var (scanner, blocks, tally, chunk) = (LogScanner(options), LineBlocks(), LogTally(), LogChunk())
        let source = tally.begin("log")
        for piece in pieces {
            var rest = piece[...]
            while !rest.isEmpty {
                blocks.fill(rest.prefix(LineBlocks.blockSize))
                rest = rest.dropFirst(LineBlocks.blockSize)
                while let lines = blocks.next() {
                    chunk.reset(for: tally)
                    scanner.scan(blocks.lines(lines), into: &chunk)
                    tally.absorb(chunk, from: source)
                }
            }
        }
        if let lines = blocks.finish() {
            chunk.reset(for: tally)
            scanner.scan(blocks.lines(lines), into: &chunk)
            tally.absorb(chunk, from: source)
        }
        tally.note(overlong: blocks.overlong)
        tally.finish()
        return tally
    }
}
