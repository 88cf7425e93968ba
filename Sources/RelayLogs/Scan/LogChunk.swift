/// What a run of whole lines holds: counts, and the few lines that matter, in order. Chunks are absorbed by a
/// `LogTally` in the order of their bytes, whoever scanned them.
package struct LogChunk: Sendable {
    package internal(set) var lines = 0
    /// Lines of nothing but blanks.
    var blank = 0
    var runs = [ClassRun](repeating: ClassRun(), count: LogClass.allCases.count)
    var events: [LogEvent] = []
    var text: [UInt8] = []
    var unrecognised = 0
    var samples: [LogExcerpt] = []
    /// How many samples of unrecognised lines it takes.
    var samplesWanted = LogScanner.samplesKept
    var leaks: [LogExcerpt] = []
    var live: [LiveLine] = []
    var ruleHits: [(hit: RuleHit, excerpt: LogExcerpt)] = []
    var features: LogFeatures = []
    var first: LogTime?
    var last: LogTime?
    /// Minutes by which the outer stamp of a line differs from the inner one.
    var skew: Int?

    package init() {}

    /// Empties it for the next run, of which the tally wants so much; its memory stays.
    package mutating func reset(for tally: borrowing LogTally) {
        (lines, blank) = (0, 0)
        samplesWanted = LogScanner.samplesKept - tally.samples.count
        for index in runs.indices { runs[index] = ClassRun() }
        events.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        unrecognised = 0
        samples.removeAll(keepingCapacity: true)
        leaks.removeAll(keepingCapacity: true)
        live.removeAll(keepingCapacity: true)
        ruleHits.removeAll(keepingCapacity: true)
        features = []
        (first, last, skew) = (nil, nil, nil)
    }
}
