import RelayLogs

/// What the configuration of a server keeps out of its log: of such lines, absence says nothing.
struct LogHidden {
    private(set) var classes: Set<LogClass> = []
    /// Daphne's access lines are absent although its loggers speak.
    let lacksAccess: Bool
    /// Nothing at INFO.
    let lacksInfo: Bool
    /// Nothing of any logger.
    let lacksLogger: Bool

    init(_ tally: LogTally) {
        let seen = tally.features
        let isServer = !seen.isDisjoint(with: [.daphneAccess, .runserver, .uvicorn]) || seen.isHypercorn
        let hasAuth = [LogClass.authSuccess, .authFailed, .noToken, .appConnected].contains { tally[$0].count > 0 }
        let handshakes = [LogClass.connecting, .accepted, .rejected].contains { tally[$0].count > 0 }
        lacksAccess = hasAuth && !handshakes && !isServer
        lacksInfo = !seen.contains(.infoLines) && seen.contains(.loggerLines)
        lacksLogger = !seen.contains(.infoLines) && !seen.contains(.loggerLines) && isServer
        if lacksAccess { classes.formUnion([.connecting, .accepted, .rejected, .closed, .access]) }
        if lacksInfo { classes.formUnion([.authSuccess, .appConnected, .appDisconnected, .startup, .overCapacity]) }
        if lacksInfo, !handshakes { classes.formUnion([.connecting, .accepted, .rejected, .closed, .access]) }
        if lacksLogger {
            classes.formUnion([.authSuccess, .authFailed, .noToken, .appConnected, .appDisconnected, .exception])
        }
        // These servers announce no handshake before it is over.
        if seen.contains(.uvicorn) || seen.isHypercorn, !seen.contains(.daphneAccess) {
            classes.insert(.connecting)
        }
        if seen.isHypercorn { classes.formUnion([.accepted, .rejected, .closed]) }
        classes = classes.filter { tally[$0].count == 0 }
    }

    /// In the order of the contract.
    var names: [LogClass] { LogClass.allCases.filter(classes.contains) }

    /// What the operator should know of it.
    func findings() -> [LogFinding] {
        var findings: [LogFinding] = []
        if lacksAccess {
            var finding = LogFinding(
                .accessHidden, .warning,
                "the access lines of the server are not in this log: handshakes cannot be counted")
            finding.because = ["lines of the middleware are there, and not one of WSCONNECTING, WSCONNECT, WSREJECT"]
            finding.remedies = [
                .init(
                    "Daphne writes them to stdout, which is buffered under systemd: set Environment=PYTHONUNBUFFERED=1")
            ]
            findings.append(finding)
        }
        if lacksInfo {
            var finding = LogFinding(
                .infoHidden, .info, "no line at INFO is in this log: auth success and the like cannot be seen")
            finding.because = ["warnings are there, and nothing below"]
            finding.remedies = [.init("run daphne with -v 1, and give LOGGING a logger at INFO for the application")]
            findings.append(finding)
        }
        if lacksLogger {
            var finding = LogFinding(.loggerHidden, .info, "no line of a logger is in this log, only access lines")
            finding.because = ["access lines go to stdout, loggers to stderr: this may be stdout alone"]
            finding.remedies = [.init("give this command both streams")]
            findings.append(finding)
        }
        return findings
    }
}
