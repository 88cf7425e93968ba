import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayLogs

/// The end of `logs-check`: what could not be read is said, the rest is judged and shown, and the status chosen.
struct LogVerdict {
    let command: LogsCommand
    let environment: Environment

    /// Delivers the report; the exit status of the run.
    func deliver(
        _ evidence: LogEvidence, _ plan: LogPlan, _ rules: LogRules, _ rendering: LogRendering
    ) throws(CommandFailure) -> ExitStatus {
        let signal = environment.takeSignal()
        let troubled = evidence.troubles.map(Self.words)
        if evidence.tally.lines == 0, let first = evidence.troubles.first, signal == nil {
            for trouble in evidence.troubles.dropFirst() { environment.console.complain(line(trouble)) }
            throw CommandFailure(Self.status(first), line(first))
        }
        for trouble in evidence.troubles { environment.console.complain(line(trouble)) }
        let tally = evidence.tally
        if plan.scan.hasWindow, !tally.isBlank, !tally.features.contains(.stamped) {
            throw .usage("--since and --until need times, and no line of this log has one")
        }
        var report = LogDiagnosis.judge(
            tally, rules, now: plan.scan.clock.present, hasWindow: plan.scan.hasWindow, top: command.top,
            troubled: troubled
        )
        if let signal, let status = ExitStatus(signal: signal) {
            report.end(with: status)
        } else if evidence.ending == .deadline, !plan.isFollowing {
            report.end(with: .outOfTime)
        } else if let first = evidence.troubles.first {
            report.fail(with: Self.status(first))
        }
        try rendering.deliver(report)
        return report.exit
    }

    private func line(_ trouble: LogEvidence.Trouble) -> String {
        let (path, why) = Self.words(trouble)
        return "\(path == "-" ? "stdin" : path.quoted): \(Printable.escape(why))"
    }

    private static func words(_ trouble: LogEvidence.Trouble) -> (path: String, why: String) {
        switch trouble.cause {
        case .unreadable(let why), .malformed(let why): (trouble.path, why.prefix(1).lowercased() + why.dropFirst())
        }
    }

    private static func status(_ trouble: LogEvidence.Trouble) -> ExitStatus {
        switch trouble.cause {
        case .unreadable: .unreadableInput
        case .malformed: .malformedInput
        }
    }
}
