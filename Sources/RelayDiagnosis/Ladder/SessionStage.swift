import RelayBytes
import RelayEvidence

/// session: does an open connection stay open and answer a Ping.
enum SessionStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.session.facts else { return StageReport(.session, .skip, "") }
        let json: JSONObject = [
            "ping_ms": JSONValue(facts.pingRoundTrip?.milliseconds),
            "watched_ms": JSONValue(facts.watched.milliseconds),
        ]
        let span = bundle.session.span
        if let ending = facts.ending {
            return StageReport(.session, .fail, span: span, words(ending), facts: json, exit: exit(ending))
        }
        let summary = facts.pingRoundTrip.map { "stays open, Pong after \($0.short)" } ?? "stays open, no Pong"
        let status: StageReport.Status = facts.pingRoundTrip == nil ? .warn : .ok
        let report = StageReport(
            .session, status, span: span, summary, facts: json, exit: status == .ok ? nil : .idle)
        return facts.hold.map { judge($0, report, bundle) } ?? report
    }

    static func words(_ ending: SessionEnding) -> String {
        switch ending {
        case .closed(let code, let reason):
            let name = code.map { "closed with \($0)" } ?? "closed without a code"
            return reason.isEmpty ? name : "\(name) \(Printable.escape(reason))"
        case .ended: return "lost without a Close frame (FIN)"
        case .reset: return "lost without a Close frame (RST)"
        case .violation(let text), .limit(let text), .failed(let text): return Printable.escape(text)
        }
    }

    static func exit(_ ending: SessionEnding) -> ExitStatus {
        switch ending {
        case .closed(let code, _): closeClass(code) ?? .connectionLost
        case .ended, .reset, .failed: .connectionLost
        case .violation: .protocolViolation
        case .limit: .localLimit
        }
    }

    /// The class of a close code; nil for the codes of a good end.
    static func closeClass(_ code: UInt16?) -> ExitStatus? {
        switch code {
        case nil, 1000, 1001: nil
        case 1008, 3000, 3003, 4001, 4003, 4401, 4403: .closedForAuthentication
        default: .closedWithError
        }
    }
}
