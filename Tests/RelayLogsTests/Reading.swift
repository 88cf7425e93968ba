import RelayBytes
import RelayLogs
import RelayTestSupport
import Testing

/// What a log was read to, for comparing two ways of reading it.
struct Reading: Equatable {
    let lines: Int
    let runs: [String: ClassRun]
    let unrecognised: Int
    let samples: [LogExcerpt]
    let leaks: [LogExcerpt]
    let causes: [LogCause: LogTally.CauseRun]
    let rates: HandshakeRates
    let texts: [ErrorText]
    let from: LogTime?
    let to: LogTime?
    let features: LogFeatures
    let overlong: Int

    init(_ tally: LogTally) {
        lines = tally.lines
        runs = Dictionary(
            uniqueKeysWithValues: LogClass.allCases.map { ($0.name, tally[$0]) }.filter { $0.1.count > 0 })
        (unrecognised, samples, leaks) = (tally.unrecognised, tally.samples, tally.leaks)
        (causes, rates, texts) = (tally.causes, tally.rates, tally.errorTexts)
        (from, to, features, overlong) = (tally.from, tally.to, tally.features, tally.overlong)
    }

    func count(_ logClass: LogClass) -> Int { runs[logClass.name]?.count ?? 0 }

    /// The counts by name.
    var counts: [String: Int] { runs.mapValues(\.count) }

    /// The moment that the tests take for the present.
    static let now = CivilTime(year: 2026, month: 11, day: 22, hour: 20).unixTime

    /// Reads the pieces of a log as a stream would bring them.
    static func tally(
        _ pieces: [[UInt8]], zone: ZoneRules = .utc, change: (inout LogScanner.Options) -> Void = { _ in }
    ) -> LogTally {
        var options = LogScanner.Options(clock: LogClock(zone: zone, present: now))
        change(&options)
        return StreamedLog.tally(pieces, options)
    }

    static func of(_ text: String, zone: ZoneRules = .utc) -> Reading { Reading(tally([Array(text.utf8)], zone: zone)) }

    /// The classes of a text's lines, by name and count.
    static func counts(_ text: String) -> [String: Int] { of(text).counts }

    /// A sample of a real log.
    static func sample(_ name: String) throws -> [UInt8] {
        let root = try #require(SourceTree.root())
        return try #require(SourceTree.bytes(of: "\(root)/Tests/RelayLogsTests/Samples/\(name)"))
    }
}
