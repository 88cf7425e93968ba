import RelayBytes
import RelayLogs

/// A log counts the same however its blocks fall.
enum Logs {
    static func violation(by bytes: [UInt8]) -> String? {
        guard let seed = bytes.first else { return nil }
        let log = bytes.dropFirst()
        let (whole, other) = (read([Array(log)]), read(Cuts(seed: seed).pieces(of: log)))
        return whole == other ? nil : "whole: \(whole)\ncut: \(other)"
    }

    private static func read(_ pieces: [[UInt8]]) -> [String] {
        let present = UnixTime(seconds: 1_762_560_000)
        var scanner = LogScanner(LogScanner.Options(clock: LogClock(zone: .utc, present: present)))
        var (blocks, tally, chunk) = (LineBlocks(), LogTally(), LogChunk())
        let source = tally.begin("log")
        for piece in pieces {
            var rest = piece[...]
            while !rest.isEmpty {
                blocks.fill(rest.prefix(LineBlocks.blockSize))
                rest = rest.dropFirst(LineBlocks.blockSize)
                while let lines = blocks.next() {
                    chunk.reset()
                    scanner.scan(blocks.lines(lines), into: &chunk)
                    tally.absorb(chunk, from: source)
                }
            }
        }
        if let lines = blocks.finish() {
            chunk.reset()
            scanner.scan(blocks.lines(lines), into: &chunk)
            tally.absorb(chunk, from: source)
        }
        tally.note(overlong: blocks.overlong)
        tally.finish()
        return ["\(tally.lines) \(tally.unrecognised) \(tally.overlong) \(String(describing: tally.from))"]
            + LogClass.allCases.map { "\($0.name) \(tally[$0].count)" }
    }
}
