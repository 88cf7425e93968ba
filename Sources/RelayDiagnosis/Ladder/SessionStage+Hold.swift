import RelayBytes
import RelayEvidence

// What `--hold` adds to the session stage.
extension SessionStage {
    /// The stage with what was seen while the session was held.
    static func judge(_ hold: HoldFacts, _ report: StageReport, _ bundle: Bundle) -> StageReport {
        var report = report
        report.facts["hold"] = .object(facts(hold, bundle))
        let exit = HeldSession(hold).exit(hold)
        guard exit == nil else {
            report.status = .fail
            report.exit = exit
            report.summary = "\(hold.ending.map(words) ?? "no Pong") after \(hold.held.short) in silence"
            return report
        }
        let time = hold.held < hold.wanted ? "\(hold.held.short) of \(hold.wanted.short)" : hold.held.short
        report.summary += ", held \(time)"
        if hold.tokenEnded(bundle) != nil { report.summary += ", outlives its token" }
        return report
    }

    private static func facts(_ hold: HoldFacts, _ bundle: Bundle) -> JSONObject {
        [
            "wanted_ms": JSONValue(hold.wanted.milliseconds), "held_ms": JSONValue(hold.held.milliseconds),
            "quiet_ms": JSONValue(hold.quiet.milliseconds), "age_ms": JSONValue(hold.age.milliseconds),
            "ended": JSONValue(hold.ending.map(words)), "pings": JSONValue(hold.pings),
            "messages": JSONValue(hold.messages), "ping_ms": JSONValue(hold.pingRoundTrip?.milliseconds),
            "comeback": JSONValue(hold.comeback.map(words)), "token_expired": .bool(hold.tokenEnded(bundle) != nil),
        ]
    }

    /// `accepted`, a status, or why there was none.
    static func words(_ comeback: HoldFacts.Return) -> String {
        switch comeback {
        case .accepted: "accepted"
        case .refused(let status): "refused with \(status)"
        case .failed(let text): Printable.escape(text)
        }
    }
}
