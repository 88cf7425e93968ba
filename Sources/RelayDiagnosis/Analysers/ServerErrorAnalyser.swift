import RelayBytes
import RelayEvidence

/// upgrade.redis-*, upgrade.no-route, upgrade.connect-raised: Daphne's 500 (FACTS: fact 3).
enum ServerErrorAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, refusal.status == 500 else { return [] }
        let seen = "the application behind \(ServerName.recognise(refusal) ?? "the server") raised before it answered"
        if let redis = bundle.redis.facts, let trouble = RedisTrouble(redis) {
            return [
                Finding(
                    trouble.upgradeCode, .error, .likely, at: .upgrade, "the channel layer's Redis \(trouble.summary)",
                    because: [seen, "redis: \(trouble.evidence)"],
                    remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
            ]
        }
        let isRedisKnown = bundle.redis.facts != nil
        let redis = isRedisKnown ? [] : ["Redis down or refusing (give --redis URL)"]
        return [
            Finding(
                .upgradeNoRoute, .error, isRedisKnown ? .likely : .possible, at: .upgrade,
                "the server has no route for this path",
                because: [seen] + (isRedisKnown ? ["redis answers"] : []),
                untested: redis + ["connect() of the consumer raised", "CHANNEL_LAYERS missing"],
                remedies: [
                    Finding.Remedy(
                        "read the traceback", command: "journalctl -u relaydesk-daphne -n 50")
                ])
        ]
    }
}
