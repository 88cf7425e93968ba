import RelayLogs

/// The lists: what should show and does not, and what shows too often.
enum LogLimits {
    /// What shows too often; classes whose causes were named already are not named again.
    static func exceeded(_ log: LogCase, covered: [LogFinding]) -> [LogFinding] {
        let errors = Set(covered.filter { $0.severity == .error }.map(\.code))
        var findings: [LogFinding] = []
        for logClass in LogClass.allCases where log.rules.judges(logClass) {
            guard let limit = log.rules.limit(of: logClass), log.tally[logClass].count > limit else { continue }
            if !errors.isDisjoint(with: LogCauses.codes(of: logClass).map(\.rawValue)) { continue }
            let run = log.tally[logClass]
            var finding = LogFinding(
                .limitExceeded, .error, "\(logClass.name) shows \(times(run.count)), and may show \(allowed(limit))")
            finding.because = ["first at line \(run.first.line)"]
            findings.append(log.placed(finding, run.first))
        }
        return findings
    }

    /// What should show and does not, unless the configuration hides it.
    static func absent(_ log: LogCase) -> [LogFinding] {
        var findings: [LogFinding] = []
        for limit in missing(log) where !log.hidden.classes.contains(limit.logClass) {
            let seen = log.tally[limit.logClass].count
            var finding = LogFinding(
                .expectedMissing, .error,
                seen == 0
                    ? "\(limit.logClass.name) should show, and does not"
                    : "\(limit.logClass.name) shows \(times(seen)), and should show \(limit.count) times")
            finding.because = [reason(limit, log)]
            findings.append(finding)
        }
        return findings
    }

    /// Whether something that was asked for is of a class that the configuration hides.
    static func isUndecided(_ log: LogCase) -> Bool {
        log.rules.expected.contains { limit in
            log.hidden.classes.contains(limit.logClass) && log.tally[limit.logClass].count < limit.count
        }
    }

    private static func missing(_ log: LogCase) -> [LogLimit] {
        var limits = log.rules.expected
        if log.rules.hasDefaults, hasHandshake(log.tally) {
            for logClass in LogRules.should
            where log.rules.looksAt(logClass) && !limits.contains(where: { $0.logClass == logClass }) {
                limits.append(LogLimit(logClass, 1))
            }
        }
        return limits.filter { log.tally[$0.logClass].count < $0.count }
    }

    private static func hasHandshake(_ tally: LogTally) -> Bool {
        [LogClass.connecting, .accepted, .rejected].contains { tally[$0].count > 0 }
    }

    private static func reason(_ limit: LogLimit, _ log: LogCase) -> String {
        log.rules.expected.contains(limit)
            ? "--expect asks for it" : "there are handshakes in the log, and nothing hides this class"
    }

    private static func allowed(_ limit: Int) -> String { limit == 0 ? "not at all" : "at most \(times(limit))" }
}
