import RelayBytes
import RelayEvidence

/// Daphne's 500: the control without a token shows on which side of the authentication the application raised (FACTS:
/// fact 3).
enum ServerErrorAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, refusal.status == 500, ProxyPage.recognise(refusal) == nil else {
            return []
        }
        let seen = "the application behind \(ServerName.recognise(refusal) ?? "the server") raised before it answered"
        switch raisesWithoutToken(bundle) {
        case true?: return [RaisedBeforeAuthentication.finding(seen, bundle)]
        case false?: return [RaisedBehindAuthentication.finding(seen, bundle)]
        case nil:
            if let trouble = bundle.redisTrouble {
                return [RaisedCause.redis(trouble, [seen], .likely)]
            }
            return [unknown(seen, bundle)]
        }
    }

    /// Whether the same handshake without a token raises as well; nil: not asked.
    private static func raisesWithoutToken(_ bundle: Bundle) -> Bool? {
        if bundle.upgrade.facts?.tokenMode == "none" {
            return bundle.experiments.isEmpty ? nil : true
        }
        guard let control = bundle.outcome(of: .noToken), control.kind == .refused || control.kind == .closed else {
            return nil
        }
        guard control.status == 500 else { return false }
        // It may raise for want of a token alone, and refuse one that is no JWT.
        return ![401, 403].contains(bundle.outcome(of: .garbageToken)?.status)
    }

    /// Nothing was asked.
    private static func unknown(_ seen: String, _ bundle: Bundle) -> Finding {
        let isRedisKnown = bundle.redis.facts != nil
        let redis = isRedisKnown ? [] : ["Redis down or refusing (give --redis URL)"]
        return Finding(
            .upgradeNoRoute, .error, isRedisKnown ? .likely : .possible, at: .upgrade,
            "the server has no route for this path", because: [seen] + (isRedisKnown ? ["redis answers"] : []),
            untested: redis + ["connect() of the consumer raised", "CHANNEL_LAYERS missing"],
            remedies: [Finding.Remedy.log("read the traceback")])
    }
}
