import RelayBytes
import RelayJWT
import RelayLogs

/// A log that is judged: what it holds, what it is held against, and what its configuration hides.
struct LogCase {
    let tally: LogTally
    let rules: LogRules
    let hidden: LogHidden
    /// For the masks of tokens.
    let now: UnixTime

    /// Why handshakes failed. Where no logger speaks, the silence of the middleware says nothing.
    var causes: [LogCause: LogTally.CauseRun] {
        guard hidden.lacksLogger, let origin = tally.causes[.origin] else { return tally.causes }
        var causes = tally.causes
        causes[.origin] = nil
        causes[.untied, default: .init()].add(origin)
        return causes
    }

    /// The text of a log line as it may be shown: tokens and credentials masked, escaped, cut.
    func shown(_ text: [UInt8], limit: Int = 200) -> String { LogMask.shown(text, now: now, limit: limit) }

    /// A finding at its line.
    func placed(_ finding: LogFinding, _ mark: ClassRun.Mark) -> LogFinding {
        var finding = finding
        finding.file = tally.sources.indices.contains(mark.source) ? tally.sources[mark.source].name : nil
        finding.line = mark.line > 0 ? mark.line : nil
        return finding
    }

    /// How bad a class is at its count: an error above its limit, else a warning.
    func severity(_ logClass: LogClass) -> Finding.Severity {
        guard let limit = rules.limit(of: logClass) else { return .warning }
        return tally[logClass].count > limit ? .error : .warning
    }
}

/// `3 times`, `once`.
func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
