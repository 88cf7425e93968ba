import RelayBytes
import RelayEvidence

/// upgrade.server-silent and upgrade.connect-slow: no HTTP answer came (FACTS: rows 16, 20, 34, 35).
enum SilenceAnalyser: Analyser {
    /// Daphne drops a handshake that the application has not answered after 5 s, in practice from 4.1 s on.
    static let daphneDrops = Duration.milliseconds(3500)...Duration.milliseconds(6500)

    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts else { return [] }
        switch facts.outcome {
        case .silent:
            return [
                Finding(
                    .upgradeServerSilent, at: .upgrade, "the server took the request and says nothing",
                    because: ["no answer within \(facts.elapsed.short)"] + httpAnswers(bundle),
                    untested: ["a stopped or hung process", "a server without a handshake timeout waiting for Redis"],
                    remedies: [Finding.Remedy("is the process stuck?", command: "systemctl status relaydesk-daphne")])
            ]
        case .reset where daphneDrops.contains(facts.elapsed): return [dropped(facts, bundle)]
        case .reset, .closed, .notHTTP:
            return [
                Finding(
                    .upgradeServerSilent, .error, .likely, at: .upgrade, "the server gave no HTTP answer",
                    because: ["after \(facts.elapsed.short)"], remedies: [Finding.Remedy("what listens on that port?")])
            ]
        default: return []
        }
    }

    private static func dropped(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let because = ["reset after \(facts.elapsed.short): Daphne's handshake timeout is 5 s"]
        if let redis = bundle.redis.facts, let trouble = RedisTrouble(redis) {
            return Finding(
                .upgradeRedisHung, .error, .likely, at: .upgrade, "the application waits for Redis",
                because: because + ["redis: \(trouble.evidence)"],
                remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
        }
        let answers = bundle.redis.facts == nil ? [] : ["redis answers"]
        let redis = bundle.redis.facts == nil ? ["a hung Redis (give --redis URL)"] : []
        return Finding(
            .upgradeConnectSlow, .error, .likely, at: .upgrade, "the application did not answer the handshake in time",
            because: because + answers, untested: redis + ["a selected subprotocol that was not offered"],
            remedies: [Finding.Remedy("look at what the consumer does in connect()")])
    }

    private static func httpAnswers(_ bundle: Bundle) -> [String] {
        guard case .answered? = bundle.http.facts else { return [] }
        return ["plain HTTP on the same address answers"]
    }
}
