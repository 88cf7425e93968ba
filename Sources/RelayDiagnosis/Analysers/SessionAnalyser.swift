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
        let because = ["\(SessionStage.words(ending)), \(when)"]
        switch ending {
        case .closed(let code, _) where SessionStage.closeClass(code) == .closedForAuthentication:
            return Finding(
                .sessionClosedAuth, at: stage, "the server accepted, then closed for authentication", because: because,
                untested: ["why it does not like the token: the close code does not say"],
                remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
        case .closed:
            return Finding(
                .sessionClosedError, at: stage, "the server closed the session", because: because,
                remedies: [
                    Finding.Remedy(
                        "read the server's log for a traceback", command: "journalctl -u relaydesk-daphne -n 50")
                ])
        case .ended, .reset, .violation, .limit, .failed:
            return Finding(
                .sessionLost, at: stage, "the session was lost", because: because,
                untested: ["a proxy's timeout", "the process ended"],
                remedies: [Finding.Remedy("read the server's log", command: "journalctl -u relaydesk-daphne -n 50")])
        }
    }
}
