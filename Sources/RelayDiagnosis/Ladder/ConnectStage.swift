import RelayBytes
import RelayEvidence

/// tcp: which address took the connection, and what the others said.
enum ConnectStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.connect.facts else { return StageReport(.tcp, .skip, "") }
        let json: JSONObject = [
            "attempts": .array(facts.attempts.map(attempt)), "address": JSONValue(facts.connected?.address),
        ]
        let others = facts.attempts.filter { $0.outcome != .connected && $0.outcome != .abandoned }
        let complaints = others.map { "\($0.address) \($0.outcome.words)" }.joined(separator: ", ")
        if let connected = facts.connected {
            let summary = others.isEmpty ? connected.address : "\(connected.address) (\(complaints))"
            return StageReport(.tcp, .ok, span: bundle.connect.span, summary, facts: json)
        }
        let summary = others.isEmpty ? "no address to dial" : complaints
        // A proxy that takes no connection has failed as a proxy.
        if bundle.isProxyUnreachable {
            return StageReport(.tcp, .warn, span: bundle.connect.span, summary, facts: json)
        }
        return StageReport(.tcp, .fail, span: bundle.connect.span, summary, facts: json, exit: .connect)
    }

    private static func attempt(_ attempt: ConnectAttempt) -> JSONValue {
        [
            "address": .string(attempt.address), "outcome": .string(attempt.outcome.words),
            "duration_ms": JSONValue((attempt.ended - attempt.began).milliseconds),
        ]
    }
}
