import RelayBytes
import RelayEvidence

/// session.*: an open connection that ended by itself.
enum SessionAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        if let ending = bundle.session.facts?.ending { return [finding(ending, at: .session, bundle)] }
        if case .ended(let ending, _)? = bundle.echo.facts?.outcome { return [finding(ending, at: .echo, bundle)] }
        return []
    }

    private static func finding(_ ending: SessionEnding, at stage: StageName, _ bundle: Bundle) -> Finding {
        let when = stage == .echo ? "after a message was sent" : "at once after the 101"
        let because = ["\(SessionStage.words(ending)), \(when)"] + (ClosingSender.words(ending).map { [$0] } ?? [])
        switch ending {
        case .closed(let code, _) where SessionStage.closeClass(code) == .closedForAuthentication:
            return closedForAuthentication(at: stage, because, bundle)
        case .closed(let code, _) where isOverToken(code, at: stage) && RefusedTokenAnalyser.cause(bundle) != nil:
            return closedOverToken(at: stage, because, bundle)
        case .closed:
            return Finding(
                .sessionClosedError, at: stage, "the server closed the session", because: because,
                untested: stage == .echo
                    ? ["a message that the consumer does not expect", "a Redis that was lost under the session"] : [],
                remedies: [
                    Finding.Remedy.log(
                        stage == .echo
                            ? "read the traceback; is the message the consumer's? Set `message` in the profile"
                            : "read the server's log for a traceback")
                ])
        case .limit:
            // This end let go: the server's log does not know why.
            return Finding(
                .sessionLost, at: stage, "a message came that is longer than this end takes", because: because,
                remedies: [
                    Finding.Remedy(
                        "raise the limit, if the message is one that should come",
                        command: "relayctl probe \(bundle.targetWord) --max-message-size 64MiB")
                ])
        case .ended, .reset, .violation, .failed:
            return Finding(
                .sessionLost, at: stage, "the session was lost", because: because,
                untested: ["a proxy's timeout", "the process ended"]
                    + (stage == .echo ? ["a message on which the consumer raises, behind uvicorn"] : []),
                remedies: [Finding.Remedy.log("read the server's log")])
        }
    }

    /// Whether an application may close so for a token's sake: by a code of its own, by 1011 where Daphne cannot send the
    /// code that was meant, and at once by an orderly end.
    private static func isOverToken(_ code: UInt16?, at stage: StageName) -> Bool {
        switch code {
        case (4000...4999)?, 1011: true
        case 1000, nil: stage == .session
        default: false
        }
    }

    /// A code of the application's own, and a token that is refused elsewhere too.
    private static func closedOverToken(at stage: StageName, _ because: [String], _ bundle: Bundle) -> Finding {
        var finding = closedForAuthentication(at: stage, because, bundle)
        finding.code = .sessionClosedError
        if bundle.outcome(of: .freshLogin)?.kind != .open {
            finding.confidence = .likely
            finding.untested.append("another reason of the application's for this code")
            if stage == .echo { finding.untested.append("a message that the consumer does not expect") }
        }
        return finding
    }

    /// The close code does not say why; the token, the API and a fresh login may.
    private static func closedForAuthentication(
        at stage: StageName, _ because: [String], _ bundle: Bundle
    ) -> Finding {
        var finding = Finding(
            .sessionClosedAuth, at: stage, "the server accepted, then closed the session", because: because,
            untested: ["why it does not like the token: the close code does not say"],
            remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
        if case .closed(let code, _)? = bundle.session.facts?.ending,
            SessionStage.closeClass(code) == .closedForAuthentication
        {
            finding.summary = "the server accepted, then closed for authentication"
        }
        if let cause = RefusedTokenAnalyser.cause(bundle) {
            finding.summary += ": \(cause.summary)"
            finding.because += cause.because
            finding.untested = cause.untested
            finding.remedies = cause.remedies
        } else if APIVerdict(bundle) == .accepts {
            finding.because.append("the API accepts the token")
            finding.untested =
                ["the application does not let this user into this room"]
                + (stage == .echo ? ["an application that takes the token in the first message"] : [])
        }
        if let fresh = bundle.outcome(of: .freshLogin) {
            switch fresh.kind {
            case .open:
                finding.because.append("with the token of a fresh login the session stays")
                finding.untested = []
            case .closed:
                finding.because.append("with the token of a fresh login it is closed too")
            default: break
            }
        }
        return finding
    }
}
