import RelayLogs

/// Tokens that were written into the log.
enum LogLeaks {
    static func findings(_ log: LogCase) -> [LogFinding] {
        let run = log.tally[.leak]
        guard run.count > 0, log.rules.looksAt(.leak) else { return [] }
        var finding = LogFinding(
            .tokenLeak, log.severity(.leak), "tokens are written into the log, \(times(run.count))")
        finding.because = log.tally.leaks.prefix(3).map { "line \($0.line): \(log.shown($0.text, limit: 120))" }
        finding.remedies = [
            .init("send the token as a subprotocol (--auth-mode subprotocol), not in the URL"),
            .init("remove it from these files, and change the signing key if others could read them"),
        ]
        return [log.placed(finding, run.first)]
    }
}
