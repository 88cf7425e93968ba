import RelayBytes
import RelayEvidence

/// session.idle-closed, outlives-token and their neighbours: what `--hold` saw (FACTS: fact 6, rows 30 to 33 and 51).
enum IdleAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let hold = bundle.session.facts?.hold else { return [] }
        switch HeldSession(hold) {
        case .stood: return hold.tokenEnded(bundle).map { [outlived($0)] } ?? []
        case .idleClosed: return [idle(hold)]
        case .closedForAuthentication: return [forAuthentication(hold, bundle)]
        case .closed:
            return [
                Finding(
                    .sessionClosedError, at: .session, "the server closed the held session", because: because(hold),
                    untested: hold.comeback == .refused(status: 500) ? ["Redis, which was lost with the session"] : [],
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

    /// No fault: the token was checked once, and the next handshake with it is refused (FACTS: row 51).
    private static func outlived(_ seconds: Int64) -> Finding {
        Finding(
            .sessionOutlivesToken, .info, at: .session, "the session outlives its token",
            because: ["the token expired \(seconds) s before the end of the hold, and the session stands"],
            remedies: [Finding.Remedy("get a new token before the next handshake")])
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

    private static let log = Finding.Remedy.log("read the server's log")
}
