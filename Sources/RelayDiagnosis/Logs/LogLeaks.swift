import RelayLogs

/// Tokens that were written into the log.
enum LogLeaks {
    static func findings(_ log: LogCase) -> [LogFinding] {
        let run = log.tally[.leak]
        guard run.count > 0, log.rules.looksAt(.leak) else { return [] }
        var finding = LogFinding(
            .tokenLeak, log.severity(.leak), "tokens are written into the log, \(times(run.count))")
        finding.because = log.tally.leaks.prefix(3).map { "line \($0.line): \(log.shown($0.text, limit: 120))" }
        let isTooLong = log.tally.leaks.map { $0.text.contains(Self.tooLong) }
        if isTooLong.contains(false) || isTooLong.isEmpty {
            finding.remedies = [.init("send the token as a subprotocol (--auth-mode subprotocol), not in the URL")]
        }
        if isTooLong.contains(true) {
            finding.remedies.append(
                .init(
                    "the header that holds the token was too long for nginx, which then logs it: make the token "
                        + "shorter (fewer claims), or raise large_client_header_buffers (4 8k unless set)"))
        }
        finding.remedies.append(
            .init("remove it from these files, and change the signing key if others could read them"))
        return [log.placed(finding, run.first)]
    }

    /// What nginx says before it quotes a header that its buffers do not hold.
    private static let tooLong = Array("client sent too long header line".utf8)
}
