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
        let redis = bundle.redis.facts == nil ? ["Redis down or refusing (give --redis URL)"] : []
        return [
            Finding(
                .upgradeNoRoute, .error, .possible, at: .upgrade, "the server failed on this path",
                because: [seen],
                untested: redis + [
                    "connect() of the consumer raised", "no route for this path", "CHANNEL_LAYERS missing",
                ],
                remedies: [
                    Finding.Remedy(
                        "read the traceback", command: "journalctl -u relaydesk-daphne -n 50")
                ])
        ]
    }
}
