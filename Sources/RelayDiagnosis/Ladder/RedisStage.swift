import RelayBytes
import RelayEvidence
import RelayRESP

/// redis: can it serve, and is it the server's own.
enum RedisStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.redis.facts else { return StageReport(.redis, .skip, "") }
        let (inspection, span) = (facts.inspection, bundle.redis.span)
        let json: JSONObject = [
            "url": .string(inspection.url), "source": .string(facts.source),
            "version": JSONValue(inspection.info.version), "role": JSONValue(inspection.info.role),
            "used_memory": JSONValue(inspection.info.usedMemory), "maxmemory": JSONValue(inspection.info.maximumMemory),
            "clients": JSONValue(inspection.info.connectedClients), "group": JSONValue(facts.members?.key),
            "members_before": JSONValue(facts.members?.before), "members_after": JSONValue(facts.members?.after),
        ]
        if let trouble = RedisTrouble(facts) {
            let status: StageReport.Status = bundle.required.contains(.redis) ? .fail : .warn
            return StageReport(
                .redis, status, span: span, "\(trouble.summary): \(trouble.evidence)", facts: json, exit: trouble.exit)
        }
        if inspection.failure == .interrupted {
            return StageReport(.redis, .fail, span: span, "interrupted", facts: json, exit: .interrupted)
        }
        var parts = [facts.source == "--redis" ? "PONG" : "PONG (\(facts.source))"]
        if let members = facts.members, let rose = members.rose {
            parts.append(rose ? "a join is counted" : "\(Printable.escape(members.key)) does not count a join")
        }
        return StageReport(.redis, .ok, span: span, parts.joined(separator: ", "), facts: json)
    }
}
