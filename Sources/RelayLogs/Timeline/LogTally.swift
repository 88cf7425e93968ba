/// Everything that was read so far, as a value: chunks are absorbed in the order of their bytes.
package struct LogTally: Sendable {
    /// One file or stream.
    package struct Source: Equatable, Sendable {
        package let name: String
        package internal(set) var lines = 0
        /// Those of earlier files of its name: lines are numbered by their place in the present one.
        var linesBefore = 0
        package internal(set) var from: LogTime?
        package internal(set) var to: LogTime?
        package internal(set) var features: LogFeatures = []
        /// Minutes between the outer and the inner stamp of a line.
        package internal(set) var skew: Int?
        /// The last stamp, which unstamped lines inherit.
        var lastTime: LogTime?
    }

    private static let textsKept = 2000

    /// By the raw values of the classes.
    package internal(set) var runs = [ClassRun](repeating: ClassRun(), count: LogClass.allCases.count)
    /// In the order in which they were begun.
    package internal(set) var sources: [Source] = []
    /// How many were read.
    package internal(set) var lines = 0
    /// How many of them are nothing but blanks.
    var blank = 0
    /// How many of them no grammar knows.
    package internal(set) var unrecognised = 0
    /// The first five of these.
    package internal(set) var samples: [LogExcerpt] = []
    /// The first twenty lines in which a token stands.
    package internal(set) var leaks: [LogExcerpt] = []
    /// Why handshakes failed.
    package internal(set) var causes: [LogCause: CauseRun] = [:]
    /// The answered handshakes over time.
    package internal(set) var rates = HandshakeRates()
    /// What all sources show of their formats.
    package internal(set) var features: LogFeatures = []
    /// How many lines were longer than `LineBlocks.longestLine`, and read up to it.
    package internal(set) var overlong = 0
    /// How often each of the operator's patterns matched or could not tell, and the first such line.
    package internal(set) var rules: [RuleHit: RuleRun] = [:]
    /// Lines that are wanted as they come; whoever shows them takes them out.
    package var live: [LiveLine] = []

    var texts: [UInt64: ErrorText] = [:]
    var textsLeftOut = 0
    var handshakes = Handshakes()
    var fault: OpenFault?
    var causesOfWords = LogCauseTable()

    package init() {}

    /// Begins another source; its place is what its chunks are absorbed under.
    package mutating func begin(_ name: String) -> Int {
        closeFault()
        sources.append(Source(name: name))
        return sources.count - 1
    }

    /// The source goes on with another file of its name, or from the beginning of the same one.
    package mutating func restart(_ source: Int) {
        closeFault()
        sources[source].linesBefore = sources[source].lines
    }

    /// Whether nothing was read, or nothing but blanks.
    package var isBlank: Bool { lines == blank }

    /// What a class counted.
    package subscript(logClass: LogClass) -> ClassRun { runs[Int(logClass.rawValue)] }

    /// The texts of errors, the commonest first; of equal ones the earlier.
    package var errorTexts: [ErrorText] {
        texts.values.sorted {
            ($1.run.count, $0.run.first.source, $0.run.first.line) < (
                $0.run.count, $1.run.first.source, $1.run.first.line
            )
        }
    }

    /// Handshakes that ended without an answer.
    package var dropped: Int { causes.values.reduce(0) { $0 + $1.dropped.count } }

    /// The earliest beginning and the latest end of the sources.
    package var from: LogTime? { sources.compactMap { least($0.from, $0.to) }.min() }
    package var to: LogTime? { sources.compactMap { most($0.from, $0.to) }.max() }

    private func least(_ a: LogTime?, _ b: LogTime?) -> LogTime? { a.map { a in min(a, b ?? a) } ?? b }
    private func most(_ a: LogTime?, _ b: LogTime?) -> LogTime? { a.map { a in max(a, b ?? a) } ?? b }

    /// A text of an error is counted; after too many different ones only their number is.
    mutating func count(_ text: ArraySlice<UInt8>, _ logClass: LogClass, _ cause: LogCause, _ mark: ClassRun.Mark) {
        let key = text.fingerprint ^ UInt64(logClass.rawValue)
        if texts[key]?.run.add(mark) != nil { return }
        guard texts.count < Self.textsKept else { return textsLeftOut += 1 }
        var said = ErrorText(logClass: logClass, cause: cause, text: Array(text))
        said.run.add(mark)
        texts[key] = said
    }
}

/// How often a pattern of the operator's matched, or could not tell, and the first such line.
package struct RuleRun: Equatable, Sendable {
    package internal(set) var count = 0
    package internal(set) var first: LogExcerpt
}
