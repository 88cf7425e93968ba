import RelayLogs

/// What the operator's own patterns found.
enum LogPatterns {
    static func findings(_ log: LogCase) -> [LogFinding] {
        log.rules.patterns.indices.compactMap { index in
            guard let run = log.tally.rules[index] else { return nil }
            let pattern = log.rules.patterns[index]
            var finding = LogFinding(
                rule: pattern.name, pattern.severity,
                "\(pattern.name) matches \(run.count) \(run.count == 1 ? "line" : "lines")")
            finding.because = ["line \(run.first.line): \(log.shown(run.first.text, limit: 160))"]
            return log.placed(
                finding, ClassRun.Mark(line: run.first.line, time: run.first.time, source: run.first.source))
        }
    }
}
