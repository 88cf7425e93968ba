import RelayBytes
import RelayEvidence

/// session.idle-closed and its neighbours: what `--hold` saw (FACTS: fact 6, rows 30 to 33 and 51).
enum IdleAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let hold = bundle.session.facts?.hold else { return [] }
        switch HeldSession(hold) {
        case .stood: return []
        case .idleClosed: return [idle(hold)]
        case .closedForAuthentication: return [forAuthentication(hold, bundle)]
        case .closed:
            return [
                Finding(
                    .sessionClosedError, at: .session, "the server closed the held session", because: because(hold),
                    remedies: [log])
            ]
        case .lost:
            return [
                Finding(
                    .sessionLost, at: .session, "the held session was lost", because: because(hold),
                    untested: isCut(hold) ? ["whether the process ended or was restarted"] : [], remedies: [log])
            ]
        }
    }

    private static func idle(_ hold: HoldFacts) -> Finding {
        let sender = IdleConstant(hold)
        return Finding(
            .sessionIdleClosed, .error, sender.confidence, at: .session, sender.summary,
            because: because(hold) + sender.because, untested: sender.untested, remedies: [sender.remedy])
    }

    private static func forAuthentication(_ hold: HoldFacts, _ bundle: Bundle) -> Finding {
        let token = hold.tokenEnded(bundle).map { ["the token expired \($0) s before: the server watches exp"] }
        return Finding(
            .sessionClosedAuth, at: .session, "the server closed the held session for authentication",
            because: because(hold) + (token ?? []),
            untested: token == nil ? ["why: the close code does not say"] : [],
            remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
    }

    private static func because(_ hold: HoldFacts) -> [String] {
        var lines = ["a Ping after \(hold.held.short) in silence is not answered, and nobody ended the connection"]
        if let ending = hold.ending {
            lines = [
                "\(SessionStage.words(ending)), \(hold.quiet.short) after the server's last word and "
                    + "\(hold.age.short) after the 101"
            ]
        }
        lines.append(
            hold.pings == 0 ? "the server sent no Ping" : "the server sent \(hold.pings) Pings, each answered")
        if let comeback = hold.comeback {
            lines.append("another handshake right after it: \(SessionStage.words(comeback))")
        }
        return lines
    }

    private static func isCut(_ hold: HoldFacts) -> Bool { hold.ending == .ended || hold.ending == .reset }

    private static let log = Finding.Remedy("read the server's log", command: "journalctl -u relaydesk-daphne -n 50")
}
