import RelayBytes
import RelayLogs

/// Judges what logs hold.
package enum LogDiagnosis {
    /// The report that follows from a tally; `troubled` lists logs that could not be read, and why.
    package static func judge(
        _ tally: LogTally, _ rules: LogRules, now: UnixTime, hasWindow: Bool, top: Int,
        troubled: [(path: String, why: String)] = []
    ) -> LogReport {
        let hidden = LogHidden(tally)
        let log = LogCase(tally: tally, rules: rules, hidden: hidden, now: now)
        var findings = troubled.map { trouble in
            var finding = LogFinding(
                .unreadable, .error, "\(Printable.escape(trouble.path)) \(Printable.escape(trouble.why))")
            finding.file = trouble.path
            return finding
        }
        let isEmpty = hasWindow ? tally.to == nil : tally.isBlank
        if isEmpty {
            let words =
                hasWindow
                ? "no line lies in the window" : tally.lines == 0 ? "there is no line" : "there are only blank lines"
            findings.append(LogFinding(.nothingInWindow, .warning, words))
        }
        let causes = LogCauses.findings(log)
        findings += causes + LogLeaks.findings(log) + LogPatterns.findings(log)
        findings += LogLimits.exceeded(log, covered: causes)
        // Of a log that says nothing, absence says nothing.
        if !isEmpty { findings += LogLimits.absent(log) }
        findings += hidden.findings() + LogClocks.findings(log)
        let isForeign = !isEmpty && tally.runs.allSatisfy { $0.count == 0 } && tally.unrecognised > 0
        if isForeign, rules.patterns.isEmpty {
            findings.append(
                LogFinding(.notRecognised, .warning, "no line of a known format: nothing can be said of it"))
        }
        if tally.overlong > 0 {
            findings.append(
                LogFinding(.lineTooLong, .info, "lines longer than 1 MiB, whose rest was left out: \(tally.overlong)"))
        }
        findings = findings.enumerated().sorted {
            ($0.element.severity.order, $0.offset) < ($1.element.severity.order, $1.offset)
        }.map(\.element)
        return report(log, findings, exit(log, findings, isEmpty, isForeign), top)
    }

    private static func exit(
        _ log: LogCase, _ findings: [LogFinding], _ isEmpty: Bool, _ isForeign: Bool
    ) -> ExitStatus {
        if findings.contains(where: { $0.severity == .error && $0.code != LogFindingCode.unreadable.rawValue }) {
            return .answerIsNo
        }
        if isEmpty || isForeign && log.rules.patterns.isEmpty { return .inconclusive }
        return LogLimits.isUndecided(log) || LogPatterns.isUndecided(log) ? .inconclusive : .healthy
    }

    private static func report(
        _ log: LogCase, _ findings: [LogFinding], _ exit: ExitStatus, _ top: Int
    ) -> LogReport {
        let tally = log.tally
        let names = tally.sources.map { Printable.escape($0.name) }
        let sample = { (excerpt: LogExcerpt) in
            LogReport.Sample(
                file: names.indices.contains(excerpt.source) ? names[excerpt.source] : "-", line: excerpt.line,
                text: log.shown(excerpt.text))
        }
        let rows = LogClass.allCases.filter { tally[$0].count > 0 && log.rules.looksAt($0) }
        return LogReport(
            files: zip(names, tally.sources).map { LogReport.File(name: $0, lines: $1.lines) }, lines: tally.lines,
            unrecognised: tally.unrecognised, samples: tally.samples.map(sample),
            leaks: log.rules.looksAt(.leak) ? tally.leaks.prefix(top).map(sample) : [],
            from: tally.from?.unixTime, to: tally.to?.unixTime, accepted: tally[.accepted].count,
            rejected: tally[.rejected].count, dropped: tally.dropped,
            rows: rows.map { LogReport.Row(logClass: $0, run: tally[$0], limit: log.rules.limit(of: $0)) },
            causes: LogCause.allCases.compactMap { cause in
                log.causes[cause].map {
                    LogReport.Cause(cause: cause, rejected: $0.rejected.count, dropped: $0.dropped.count)
                }
            },
            texts: tally.errorTexts.filter { log.rules.looksAt($0.logClass) }.prefix(top).map {
                LogReport.Text(logClass: $0.logClass, text: log.shown($0.text), run: $0.run)
            },
            rates: tally.rates, findings: findings, hidden: log.hidden.names.filter(log.rules.looksAt), exit: exit,
            next: findings.lazy.flatMap(\.remedies).compactMap(\.command).first)
    }
}

extension Finding.Severity {
    fileprivate var order: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
