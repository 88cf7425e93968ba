import RelayBytes
import RelayEvidence

/// broadcast: do connections hear each other.
enum BroadcastStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.broadcast.facts else { return StageReport(.broadcast, .skip, "") }
        let span = bundle.broadcast.span
        if let login = facts.secondLogin, login.outcome != .accepted {
            let summary = "the second user: \(LoginStage.words(login))"
            let exit = LoginStage.exit(login.outcome)
            return StageReport(.broadcast, .fail, span: span, summary, facts: json(facts), exit: exit)
        }
        let times = facts.pairs.compactMap { pair -> Duration? in
            guard case .returned(let after) = pair.outcome else { return nil }
            return after
        }
        guard times.count == facts.pairs.count, let slowest = times.max() else {
            let silent = facts.pairs.first { pair in
                if case .returned = pair.outcome { false } else { true }
            }
            let why = silent.map(EchoStage.words) ?? "none was sent"
            let summary = "\(times.count) of \(facts.pairs.count) heard: \(why)"
            return StageReport(.broadcast, .fail, span: span, summary, facts: json(facts), exit: .messagesLost)
        }
        let summary = "\(times.count) of \(facts.pairs.count) heard, \(slowest.short) at most"
        guard let backends = facts.backends else {
            return StageReport(.broadcast, .ok, span: span, summary, facts: json(facts))
        }
        let status: StageReport.Status = backends.isWhole ? .ok : .fail
        return StageReport(
            .broadcast, status, span: span, "\(summary); \(words(backends))", facts: json(facts),
            exit: backends.isWhole ? nil : .messagesLost)
    }

    /// `3 backends hear each other`, or what is amiss.
    static func words(_ backends: BackendMatrix) -> String {
        if let absent = backends.members.first(where: { $0.absence != nil }) {
            return "no connection to \(absent.name): \(Printable.escape(absent.absence ?? ""))"
        }
        let lost = backends.links.filter { $0.after == nil }
        if let first = lost.first {
            let more = lost.count > 1 ? ", and \(lost.count - 1) more" : ""
            return "\(first.to) does not hear \(first.from)\(more)"
        }
        if !backends.isWhole { return "a backend does not give a message back to its sender" }
        return "\(backends.members.count - 1) backends and the target hear each other"
    }

    private static func json(_ facts: BroadcastFacts) -> JSONObject {
        let heard = facts.pairs.count { if case .returned = $0.outcome { true } else { false } }
        var json: JSONObject = [
            "pairs": .number(JSONNumber(facts.pairs.count)), "heard": .number(JSONNumber(heard)),
        ]
        if let login = facts.secondLogin { json["second_user"] = .string(login.username) }
        guard let backends = facts.backends else { return json }
        json["backends"] = .array(
            backends.members.map { ["url": .string($0.name), "absence": JSONValue($0.absence)] })
        json["links"] = .array(
            backends.links.map { link in
                [
                    "from": .string(link.from), "to": .string(link.to), "heard": .bool(link.after != nil),
                    "after_ms": link.after.map { JSONValue($0.milliseconds) } ?? .null,
                ]
            })
        return json
    }
}
