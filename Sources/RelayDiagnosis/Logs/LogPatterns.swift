import RelayLogs

/// What the operator's own patterns found.
enum LogPatterns {
    static func findings(_ log: LogCase) -> [LogFinding] {
        log.rules.patterns.indices.flatMap { [matched($0, log), undecided($0, log)].compactMap(\.self) }
    }

    /// Whether a pattern could not tell of a line.
    static func isUndecided(_ log: LogCase) -> Bool {
        log.rules.patterns.indices.contains { log.tally.rules[RuleHit($0, .undecided)] != nil }
    }

    private static func matched(_ index: Int, _ log: LogCase) -> LogFinding? {
        guard let run = log.tally.rules[RuleHit(index)] else { return nil }
        let pattern = log.rules.patterns[index]
        let finding = LogFinding(
            rule: pattern.name, pattern.severity, "\(pattern.name) matches \(lines(run.count))")
        return shown(finding, run, log)
    }

    private static func undecided(_ index: Int, _ log: LogCase) -> LogFinding? {
        guard let run = log.tally.rules[RuleHit(index, .undecided)] else { return nil }
        let name = log.rules.patterns[index].name
        var finding = LogFinding(
            .patternUndecided, .warning,
            "\(name) takes too many steps to tell whether it matches \(lines(run.count)), "
                + "first line \(run.first.line)" + givenUp(index, log))
        finding.remedies = [
            .init("give [rule.\(name)] a simpler regex, without a repetition in a repetition, or literal = \"TEXT\"")
        ]
        return shown(finding, run, log)
    }

    /// Behind which line it was no longer asked.
    private static func givenUp(_ index: Int, _ log: LogCase) -> String {
        guard let run = log.tally.rules[RuleHit(index, .givenUp)] else { return "" }
        return ", and is not held against those behind line \(run.first.line)"
    }

    private static func shown(_ finding: LogFinding, _ run: RuleRun, _ log: LogCase) -> LogFinding {
        var finding = finding
        finding.because = ["line \(run.first.line): \(log.shown(run.first.text, limit: 160))"]
        return log.placed(
            finding, ClassRun.Mark(line: run.first.line, time: run.first.time, source: run.first.source))
    }

    private static func lines(_ count: Int) -> String { "\(count) \(count == 1 ? "line" : "lines")" }
}
