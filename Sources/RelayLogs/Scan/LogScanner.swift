import RelayBytes

/// Reads whole lines into a chunk. It has no memory of earlier lines but the time that unstamped ones inherit, which
/// matters only under a window; so blocks may be scanned by different scanners.
///
/// The lines are read in three steps, some thousand at a time: their shapes, which tell most of them; those that
/// have to be looked at one by one; and the counts.
package struct LogScanner {
    /// What is scanned for.
    package struct Options {
        package var clock: LogClock
        package var since: LogTime?
        package var until: LogTime?
        /// Classes whose lines are wanted as they come.
        package var live: Set<LogClass> = []
        package var watcher: (any LineWatcher)?

        package init(clock: LogClock) { self.clock = clock }

        /// Whether only a part of the time is wanted.
        package var hasWindow: Bool { since != nil || until != nil }

        /// Whether lines may be scanned in any order: nothing asks for each of them.
        package var isOrderFree: Bool { !hasWindow && watcher == nil && live.isEmpty }
    }

    static let samplesKept = 5
    static let excerptLimit = 600

    let options: Options
    let prefixes = Prefixes()
    let lines = LineBatch()
    /// Whether shapes are enough: they are not where lines are wanted that they tell.
    private let areShapesRead: Bool
    /// Whether every line is looked at.
    let isThorough: Bool
    var stampCache: StampCache
    private var leaks: [Int] = []
    /// The time of the last stamped line, and the line of the batch up to which it holds.
    var lastTime: LogTime?
    var lastTimed = -1
    /// The time of the line above the batch.
    var timeBefore: LogTime?
    /// The lines of the batch whose stamps the grammar found.
    var noted: [(line: Int, time: LogTime)] = []

    package init(_ options: Options) {
        self.options = options
        stampCache = StampCache(options.clock)
        areShapesRead = options.live.isDisjoint(with: [.access, .proxyAccess])
        isThorough = options.hasWindow || options.watcher != nil
    }

    /// Reads the lines; the last one may lack its newline.
    package mutating func scan(_ bytes: Span<UInt8>, into chunk: inout LogChunk) {
        if !options.hasWindow { lastTime = nil }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let block = unsafe LogText(start, buffer.count)
            var place = 0
            while place < block.count {
                let next = lines.find(in: block, from: place, areShapesRead: areShapesRead)
                scanBatch(block, next, &chunk)
                chunk.lines += lines.count
                place = next
            }
        }
    }

    private mutating func scanBatch(_ block: LogText, _ end: Int, _ chunk: inout LogChunk) {
        (lastTimed, timeBefore) = (-1, lastTime)
        noted.removeAll(keepingCapacity: true)
        leaks.removeAll(keepingCapacity: true)
        if isThorough { lines.flagAll() }
        if areShapesRead { lines.flag(LineShape.unrecognised, atMost: chunk.samplesWanted - chunk.samples.count) }
        if lines.mayHoldToken { findLeaks(block, end) }
        var leak = 0
        for group in stride(from: 0, to: lines.count, by: 64) {
            var flagged = lines.flagged(from: group)
            while flagged != 0 {
                let index = group + flagged.trailingZeroBitCount
                flagged &= flagged - 1
                let range = lines.range(index)
                let text = block.slice(range.lowerBound, range.upperBound)
                look(text, index, block, &chunk)
                if leak < leaks.count, leaks[leak] < range.upperBound {
                    let place = leaks[leak] - range.lowerBound
                    while leak < leaks.count, leaks[leak] < range.upperBound { leak += 1 }
                    if lines[index] != LineShape.outside { addLeak(text, place, index, block, &chunk) }
                }
            }
        }
        count(block, &chunk)
    }

    /// Flags the lines in which a JWT stands.
    private mutating func findLeaks(_ block: LogText, _ end: Int) {
        TokenLeaks.find(in: block, lines.start..<end, into: &leaks)
        var index = 0
        for leak in leaks {
            index = lines.line(at: leak, from: index)
            lines[index] |= LineShape.flag
        }
    }
}
