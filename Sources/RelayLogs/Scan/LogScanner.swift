import RelayBytes

/// Reads whole lines into a chunk. Of earlier lines it remembers the time that unstamped ones inherit, which matters only
/// under a window, and what saves reading the same again; so blocks may be scanned by different scanners.
///
/// The lines are read in three steps: their shapes, which tell most of them, some hundred at a time; those of them that
/// have to be looked at one by one, while the processor has them at hand; and the counts of some thousand.
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
    static let leaksKept = 20
    static let excerptLimit = 600
    /// Of a line.
    static let mostEvents = 3

    let options: Options
    let prefixes = Prefixes()
    let lines = LineBatch()
    /// Whether shapes are enough: they are not where lines are wanted that they tell.
    private let areShapesRead: Bool
    /// Whether every line is looked at.
    let isThorough: Bool
    /// Whether the lines of some classes are wanted as they come.
    let isLive: Bool
    var stampCache: StampCache
    var repeated = RepeatedLines()
    var givenUp = GivenUpRules()
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
        isLive = !options.live.isEmpty
        isThorough = options.hasWindow || options.watcher != nil
    }

    /// Reads the lines; the last one may lack its newline.
    package mutating func scan(_ bytes: Span<UInt8>, into chunk: inout LogChunk) {
        if !options.hasWindow { lastTime = nil }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let block = unsafe LogText(start, buffer.count)
            var place = 0
            while place < block.count { place = scanBatch(block, from: place, &chunk) }
        }
    }

    /// Scans as many lines as a batch takes; the place behind them.
    private mutating func scanBatch(_ block: LogText, from place: Int, _ chunk: inout LogChunk) -> Int {
        (lastTimed, timeBefore) = (-1, lastTime)
        noted.removeAll(keepingCapacity: true)
        lines.begin(at: place)
        while true {
            let found = lines.findMore(in: block, areShapesRead: areShapesRead)
            if found.isEmpty { break }
            if isThorough { lines.flagAll(found) }
            if areShapesRead, chunk.samples.count < chunk.samplesWanted {
                lines.flag(LineShape.unrecognised, in: found, atMost: chunk.samplesWanted - chunk.samples.count)
            }
            lookAtFlagged(found, block, &chunk)
        }
        count(block, &chunk)
        chunk.lines += lines.count
        return lines.end(in: block)
    }

    private mutating func lookAtFlagged(_ found: Range<Int>, _ block: LogText, _ chunk: inout LogChunk) {
        leaks.removeAll(keepingCapacity: true)
        if lines.mayHoldToken { findLeaks(in: found, block) }
        var events: [LogEvent] = []
        swap(&events, &chunk.events)
        events.append(addingCapacity: found.count * Self.mostEvents) { lookAtFlagged(found, block, &$0, &chunk) }
        swap(&events, &chunk.events)
    }

    private mutating func lookAtFlagged(
        _ found: Range<Int>, _ block: LogText, _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        var leak = 0
        for group in stride(from: found.lowerBound, to: found.upperBound, by: 64) {
            var flagged = lines.flagged(from: group)
            while flagged != 0 {
                let index = group &+ flagged.trailingZeroBitCount
                flagged &= flagged - 1
                let text = lines.text(index, of: block)
                look(text, index, block, &events, &chunk)
                if leak < leaks.count { leak = addLeaks(from: leak, text, index, block, &chunk) }
            }
        }
    }

    /// Counts a line in which leaks stand, if it is that of the next one; the place of the first one behind it.
    private mutating func addLeaks(
        from leak: Int, _ text: LogText, _ index: Int, _ block: LogText, _ chunk: inout LogChunk
    ) -> Int {
        let range = lines.range(index)
        guard leaks[leak] < range.upperBound else { return leak }
        if lines[index] != LineShape.outside { addLeak(text, leaks[leak] - range.lowerBound, index, block, &chunk) }
        return leaks[leak...].firstIndex { $0 >= range.upperBound } ?? leaks.count
    }

    /// Flags the lines in which a JWT stands.
    private mutating func findLeaks(in found: Range<Int>, _ block: LogText) {
        let (first, last) = (lines.range(found.lowerBound), lines.range(found.upperBound - 1))
        TokenLeaks.find(in: block, first.lowerBound..<last.upperBound, into: &leaks)
        var index = found.lowerBound
        for leak in leaks {
            index = lines.line(at: leak, from: index)
            lines[index] |= LineShape.flag
        }
    }
}
