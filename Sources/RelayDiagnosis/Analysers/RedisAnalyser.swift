import RelayBytes
import RelayEvidence

/// redis.*: a Redis that cannot serve, or that the server does not use.
enum RedisAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.redis.facts else { return [] }
        if let trouble = RedisTrouble(facts) {
            // Behind a handshake that failed for it, the handshake's finding tells the whole story.
            guard !explainsUpgrade(trouble, bundle) else { return [] }
            // A server that serves has its own password; it is ours that is wrong.
            let isOurs = trouble.code == .redisAuth && bundle.broadcast.facts != nil
            let remedy = isOurs ? "put the password into the URL that this probe was given" : trouble.remedy
            return [
                Finding(
                    trouble.code, at: .redis, "Redis \(trouble.summary)", because: [trouble.evidence],
                    remedies: [Finding.Remedy(remedy, command: trouble.command)])
            ]
        }
        guard let members = facts.members, members.rose == false else { return [] }
        let isBroken = MessageAnalyser.findings(bundle).contains { $0.code == .broadcastLost }
        return [
            Finding(
                .redisLayerMismatch, isBroken ? .warning : .info, .likely, at: .redis,
                "a join does not show in this Redis: the server uses another one, another database or another prefix",
                because: [
                    "ZCARD \(Printable.escape(members.key)) was \(members.before ?? 0), then \(members.after ?? 0)"
                ],
                untested: ["a PubSub layer, which counts no members"],
                remedies: [
                    Finding.Remedy(
                        "compare the URL with CHANNEL_LAYERS of the server", command: RedisTrouble.showSettingsCommand)
                ])
        ]
    }

    private static func explainsUpgrade(_ trouble: RedisTrouble, _ bundle: Bundle) -> Bool {
        guard let facts = bundle.upgrade.facts else { return false }
        return switch facts.outcome {
        case .refused(let response) where response.status == 500:
            ServerErrorAnalyser.findings(bundle).contains { $0.code == trouble.upgradeCode }
        case .refused: bundle.isDropped
        case .silent: SilenceAnalyser.answersHTTP(bundle)
        case .reset: facts.isDropped
        default: false
        }
    }
}
