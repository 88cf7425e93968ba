import RelayBytes
import RelayEvidence

/// upgrade.connect-slow, redis-hung and subprotocol-not-offered: the server took the handshake and dropped it, Daphne at
/// its timeout (FACTS: rows 16, 20, 35), others at once.
enum DroppedHandshakeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts else { return [] }
        if let selected = selected(bundle) { return [selected] }
        return bundle.isDropped ? [dropped(facts, bundle)] : []
    }

    /// The handshake opens when nothing is offered, or when what the application selects is among the offers.
    static func selected(_ bundle: Bundle) -> Finding? {
        guard let facts = bundle.upgrade.facts, bundle.isDropped || bundle.isClosedAtOnce, let flip = bundle.flip else {
            return nil
        }
        var because = [drop(facts)] + control(bundle)
        switch flip.experiment {
        case .tokenByQuery: because.append("with \(flip.changed), and no subprotocol offered, it is accepted")
        case .moreSubprotocols:
            because.append(
                flip.outcome.subprotocol.map { "offered among others, \(Printable.escape($0)) is selected" }
                    ?? "with \(flip.changed) it is accepted")
        default: return nil
        }
        return Finding(
            .upgradeSubprotocolNotOffered, at: .upgrade, "the application selects a subprotocol that was not offered",
            because: because,
            remedies: [Finding.Remedy.acceptOffered])
    }

    private static func drop(_ facts: HandshakeFacts) -> String {
        let daphne = facts.isDropped ? ": Daphne's handshake timeout is 5 s" : ""
        guard let response = facts.response else { return "dropped after \(facts.elapsed.short)\(daphne)" }
        return "the proxy answers \(response.status) after \(facts.elapsed.short)\(daphne)"
    }

    private static func control(_ bundle: Bundle) -> [String] {
        guard let control = bundle.outcome(of: .noToken), control.kind == .refused else { return [] }
        return ["without a token it is refused after \(control.after.short): the wait is behind the authentication"]
    }

    static func waits(_ trouble: RedisTrouble, _ because: [String]) -> Finding {
        Finding(
            .upgradeRedisHung, .error, .likely, at: .upgrade, "the application waits for Redis",
            because: because + ["redis: \(trouble.evidence)"],
            remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
    }

    private static func dropped(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let because = [drop(facts)] + control(bundle)
        if let trouble = bundle.redisTrouble {
            var finding = waits(trouble, because)
            if bundle.outcome(of: .noToken)?.kind == .refused { finding.confidence = .certain }
            return finding
        }
        let isRedisKnown = bundle.redis.facts != nil
        let others = bundle.outcome(of: .moreSubprotocols) == nil ? "" : ", other than the usual names"
        return Finding(
            .upgradeConnectSlow, .error, isRedisKnown ? .likely : .possible, at: .upgrade,
            "the application did not answer the handshake in time",
            because: because + (isRedisKnown ? ["redis answers"] : []),
            untested: (isRedisKnown ? [] : ["a hung Redis (give --redis URL)"])
                + ["a selected subprotocol that was not offered\(others)"],
            remedies: [
                isRedisKnown
                    ? Finding.Remedy.log("look at what the consumer does in connect()")
                    : Finding.Remedy(
                        "look at the Redis of CHANNEL_LAYERS, and at what the consumer does in connect()",
                        command: bundle.askRedisCommand)
            ])
    }
}
