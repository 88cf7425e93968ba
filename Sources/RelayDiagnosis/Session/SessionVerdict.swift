import RelayBytes
import RelayEvidence

/// What the end of a session means: exit status, one line of cause, and the next command.
package struct SessionVerdict: Equatable, Sendable {
    package let exit: ExitStatus
    /// What happened and where, lower case, escaped; nil when all went well.
    package var cause: String?
    /// The finding behind it.
    var finding: Finding?
    /// The stage that failed.
    package var stage: StageName?
    /// The command to type next, when one is known.
    package var next: String?

    init(
        _ exit: ExitStatus, _ cause: String? = nil, finding: Finding? = nil, stage: StageName? = nil,
        next: String? = nil
    ) {
        self.exit = exit
        self.cause = cause
        self.finding = finding
        self.stage = stage
        self.next = next
    }

    /// The code of the finding behind it.
    package var code: FindingCode? { finding?.code }

    /// The verdict over a session whose stages are in the bundle.
    package static func judge(_ bundle: Bundle, _ outcome: SessionOutcome) -> SessionVerdict {
        switch outcome {
        case .notOpened: notOpened(bundle)
        case .closed(let first, let sent, let code, let reason):
            closed(bundle, isEcho: first == .us && sent == code, code, reason)
        case .lost(let ending, let afterOurClose, let longestSent):
            ended(
                bundle, ending, .connectionLost, (afterOurClose ? ", after our Close" : "") + overSize(longestSent))
        case .failed(let ending): ended(bundle, ending, SessionStage.exit(ending), "")
        case .silent:
            SessionVerdict(
                .idle, "no Pong in time from \(bundle.target.url)", stage: .session, next: probe(bundle))
        case .closeUnanswered:
            SessionVerdict(
                .connectionLost, "no answer to our Close from \(bundle.target.url)", stage: .session,
                next: probe(bundle))
        case .signal(let number): SessionVerdict(ExitStatus(signal: number) ?? .interrupted, "interrupted")
        case .outOfTime: SessionVerdict(.outOfTime, "--max-time was reached at \(bundle.target.url)")
        case .readerGone: SessionVerdict(.healthy)
        case .writeFailed(let text): SessionVerdict(.writeFailed, "cannot write to stdout: \(text)")
        case .readFailed(let text): SessionVerdict(.unreadableInput, "cannot read stdin: \(text)")
        case .badInput(let text): SessionVerdict(.malformedInput, text)
        }
    }

    /// Daphne drops a longer message without a Close frame, and a proxy makes a FIN of that (FACTS: row 28).
    private static func overSize(_ longestSent: Int) -> String {
        longestSent > 1 << 20 ? ", after a message of \(longestSent) bytes: Daphne drops more than 1 MiB" : ""
    }

    private static func notOpened(_ bundle: Bundle) -> SessionVerdict {
        let report = Diagnosis.judge(bundle)
        let stage = report.stages.first { $0.name == report.failedStage }
        let finding = report.findings.first { $0.severity == .error } ?? report.findings.first
        let what = stage.map { "\($0.name.rawValue): \($0.summary)" } ?? "no connection"
        guard let finding else {
            return SessionVerdict(
                report.exit, "\(what): \(bundle.target.url)", stage: report.failedStage,
                next: report.next ?? probe(bundle))
        }
        // A session makes no experiments: where they could tell, its cause is called what it is, and they come next.
        let isCertain = finding.confidence == .certain
        let cause = isCertain ? finding.summary : "\(finding.confidence.rawValue): \(finding.summary)"
        let words = stage?.summary == cause ? what : "\(what): \(cause)"
        return SessionVerdict(
            report.exit, "\(words): \(bundle.target.url)", finding: finding, stage: report.failedStage,
            next: isCertain ? report.next ?? probe(bundle) : probe(bundle))
    }

    private static func closed(_ bundle: Bundle, isEcho: Bool, _ code: UInt16?, _ reason: String) -> SessionVerdict {
        guard !isEcho, let exit = SessionStage.closeClass(code) else { return SessionVerdict(.healthy) }
        return ended(bundle, .closed(code: code, reason: reason), exit, "")
    }

    private static func ended(
        _ bundle: Bundle, _ ending: SessionEnding, _ exit: ExitStatus, _ remark: String
    ) -> SessionVerdict {
        var bundle = bundle
        let span = StageSpan(began: bundle.ended, ended: bundle.ended)
        bundle.session = .ran(
            SessionFacts(watched: .zero, ending: ending, pingRoundTrip: nil, greetings: 0), span)
        let finding = SessionAnalyser.findings(bundle).first
        let what = "session: \(SessionStage.words(ending))\(remark)"
        return SessionVerdict(
            exit, "\(what): \(bundle.target.url)", finding: finding, stage: .session,
            next: ownLimit(ending, bundle) ?? finding?.remedies.lazy.compactMap(\.command).first ?? probe(bundle))
    }

    /// A limit of this end is raised here: the server's log does not know of it.
    private static func ownLimit(_ ending: SessionEnding, _ bundle: Bundle) -> String? {
        guard case .limit = ending else { return nil }
        return "relayctl ws connect \(bundle.targetWord) --max-message-size 64MiB"
    }

    static func probe(_ bundle: Bundle) -> String {
        "relayctl probe \(bundle.targetWord)"
    }
}
