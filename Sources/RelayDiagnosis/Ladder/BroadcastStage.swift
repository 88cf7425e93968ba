import RelayBytes
import RelayEvidence

/// broadcast: do connections hear each other.
enum BroadcastStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.broadcast.facts else { return StageReport(.broadcast, .skip, "") }
        let span = bundle.broadcast.span
        let times = facts.pairs.compactMap { pair -> Duration? in
            guard case .returned(let after) = pair.outcome else { return nil }
            return after
        }
        let json: JSONObject = [
            "pairs": .number(JSONNumber(facts.pairs.count)), "heard": .number(JSONNumber(times.count)),
        ]
        if times.count == facts.pairs.count, let slowest = times.max() {
            let summary = "\(times.count) of \(facts.pairs.count) heard, \(slowest.short) at most"
            return StageReport(.broadcast, .ok, span: span, summary, facts: json)
        }
        let silent = facts.pairs.first { pair in
            if case .returned = pair.outcome { false } else { true }
        }
        let why = silent.map(EchoStage.words) ?? "none was sent"
        let summary = "\(times.count) of \(facts.pairs.count) heard: \(why)"
        return StageReport(.broadcast, .fail, span: span, summary, facts: json, exit: .messagesLost)
    }
}
