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
        case .closed:
            return Finding(
                .sessionClosedError, at: stage, "the server closed the session", because: because,
                untested: stage == .echo ? ["a message that the consumer does not expect"] : [],
                remedies: [
                    Finding.Remedy(
                        stage == .echo
                            ? "read the traceback; is the message the consumer's? Set `message` in the profile"
                            : "read the server's log for a traceback",
                        command: "journalctl -u relaydesk-daphne -n 50")
                ])
        case .ended, .reset, .violation, .limit, .failed:
            return Finding(
                .sessionLost, at: stage, "the session was lost", because: because,
                untested: ["a proxy's timeout", "the process ended"]
                    + (stage == .echo ? ["a message on which the consumer raises, behind uvicorn"] : []),
                remedies: [Finding.Remedy("read the server's log", command: "journalctl -u relaydesk-daphne -n 50")])
        }
    }

    /// The close code does not say why; the token, the API and a fresh login may.
    private static func closedForAuthentication(
        at stage: StageName, _ because: [String], _ bundle: Bundle
    ) -> Finding {
        var finding = Finding(
            .sessionClosedAuth, at: stage, "the server accepted, then closed for authentication", because: because,
            untested: ["why it does not like the token: the close code does not say"],
            remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
        if let cause = RefusedTokenAnalyser.cause(bundle) {
            finding.summary += ": \(cause.summary)"
            finding.because += cause.because
            finding.untested = cause.untested
            finding.remedies = cause.remedies
        } else if APIVerdict(bundle) == .accepts {
            finding.because.append("the API accepts the token")
            finding.untested = ["the application does not let this user into this room"]
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
