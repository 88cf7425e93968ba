import RelayLogs

/// Why handshakes failed and errors were raised, a finding a cause.
enum LogCauses {
    /// What a cause is called, and what to do about it.
    struct Advice {
        let code: LogFindingCode
        let summary: String
        var remedies: [Finding.Remedy] = []
        var confidence: Finding.Confidence = .certain
        var untested: [String] = []
    }

    static func findings(_ log: LogCase) -> [LogFinding] {
        rejections(log) + dropped(log) + errors(log) + quiet(log)
    }

    /// The codes that name the causes of a class.
    static func codes(of logClass: LogClass) -> [LogFindingCode] {
        switch logClass {
        case .authFailed: [.tokenRefused]
        case .noToken: [.tokenMissing]
        case .rejected: [.tokenRefused, .tokenMissing, .originOrSession, .rejected]
        case .overCapacity: [.overCapacity]
        case .csrf: [.csrfRefused]
        case .leak: [.tokenLeak]
        default:
            LogCause.allCases.filter { $0.logClass == logClass }.map { LogAdvice.of($0).code }
                + (logClass == .exception ? [.exception] : [])
                + (logClass == .startupFailed ? [.startupFailed] : [])
                + (logClass == .proxyError ? [.proxyError, .proxyIdle] : [])
        }
    }

    private static func rejections(_ log: LogCase) -> [LogFinding] {
        var findings: [LogFinding] = []
        if let finding = auth(log, .authFailed, .token) { findings.append(finding) }
        if let finding = auth(log, .noToken, .noToken) { findings.append(finding) }
        guard log.rules.looksAt(.rejected) else { return findings }
        for cause in [LogCause.origin, .untied, .other] {
            guard let run = log.causes[cause]?.rejected, run.count > 0 else { continue }
            let advice = LogAdvice.of(cause == .other ? .untied : cause)
            findings.append(finding(advice, run, log.severity(.rejected), log))
        }
        return findings
    }

    /// The middleware's own lines; the handshakes that it rejected belong to them.
    private static func auth(_ log: LogCase, _ logClass: LogClass, _ cause: LogCause) -> LogFinding? {
        guard log.rules.looksAt(logClass), log.tally[logClass].count > 0 else { return nil }
        var found = finding(LogAdvice.of(cause), log.tally[logClass], log.severity(logClass), log)
        if let rejected = log.causes[cause]?.rejected.count, rejected > 0 {
            found.because.append("\(rejected) of the rejected handshakes belong to it")
            if log.severity(.rejected) == .error, log.rules.looksAt(.rejected) { found.severity = .error }
        }
        found.because += texts(log, logClass)
        return found
    }

    private static func dropped(_ log: LogCase) -> [LogFinding] {
        guard let run = log.causes[.hung]?.dropped, run.count > 0, log.rules.looksAt(.closed) else { return [] }
        return [finding(LogAdvice.of(.hung), run, .warning, log)]
    }

    private static func errors(_ log: LogCase) -> [LogFinding] {
        var findings: [LogFinding] = []
        for logClass in [LogClass.exception, .redisError, .startupFailed, .host, .proxyError]
        where log.rules.looksAt(logClass) && log.tally[logClass].count > 0 {
            let texts = log.tally.errorTexts.filter { $0.logClass == logClass }
            for cause in LogCause.allCases {
                let mine = texts.filter { $0.cause == cause }
                guard let first = mine.map(\.run.first).min(by: { ($0.source, $0.line) < ($1.source, $1.line) }) else {
                    continue
                }
                var run = ClassRun()
                run.count = mine.reduce(0) { $0 + $1.run.count }
                run.first = first
                let advice =
                    cause == .other
                    ? LogAdvice.general(logClass) : LogAdvice.of(cause, redis: LogRedisAddress.url(mine))
                var found = finding(advice, run, log.severity(logClass), log)
                found.because += mine.prefix(3).map { "\($0.run.count) x \(log.shown($0.text, limit: 160))" }
                findings.append(found)
            }
        }
        return findings
    }

    private static func quiet(_ log: LogCase) -> [LogFinding] {
        [(LogClass.overCapacity, LogFindingCode.overCapacity), (.csrf, .csrfRefused)].compactMap { logClass, code in
            guard log.rules.looksAt(logClass), log.tally[logClass].count > 0 else { return nil }
            var found = finding(LogAdvice.of(code), log.tally[logClass], log.severity(logClass), log)
            found.because += texts(log, logClass)
            return found
        }
    }

    private static func texts(_ log: LogCase, _ logClass: LogClass) -> [String] {
        log.tally.errorTexts.filter { $0.logClass == logClass }.prefix(3).map {
            "\($0.run.count) x \(log.shown($0.text, limit: 160))"
        }
    }

    private static func finding(
        _ advice: Advice, _ run: ClassRun, _ severity: Finding.Severity, _ log: LogCase
    ) -> LogFinding {
        var finding = LogFinding(advice.code, severity, "\(advice.summary), \(times(run.count))")
        finding.confidence = advice.confidence
        finding.untested = advice.untested
        finding.remedies = advice.remedies
        return log.placed(finding, run.first)
    }
}
