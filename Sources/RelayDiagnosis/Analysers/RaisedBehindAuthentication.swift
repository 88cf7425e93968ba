import RelayBytes
import RelayEvidence

/// upgrade.redis-*, layer-missing, connect-raised and token-*: a 500 that does not come without a token (FACTS: rows 13,
/// 17 to 19, 24).
enum RaisedBehindAuthentication {
    static func finding(_ seen: String, _ trouble: RedisTrouble?, _ bundle: Bundle) -> Finding {
        let isByGarbage = bundle.outcome(of: .noToken)?.status == 500
        let without = isByGarbage ? "with a token that is no JWT" : "without a token"
        let because = [seen, "\(without) the same request is refused in order: the middleware works"]
        if let token = token(because, bundle) { return token }
        if let trouble {
            // The server may have the password that we lack.
            let isOurs = trouble.code == .redisAuth
            var finding = redis(trouble, because, isOurs ? .likely : .certain)
            if isOurs { finding.untested = ["credentials that the server has and this probe has not"] }
            return finding
        }
        if let flip = bundle.flip, let found = RaisedBeforeAuthentication.flipped(flip, because, bundle) {
            return found
        }
        guard bundle.redis.facts != nil else {
            return Finding(
                .upgradeRedisUnreachable, .error, .possible, at: .upgrade,
                "the application raised behind its authentication, where it joins the channel layer", because: because,
                untested: ["Redis down or refusing", "CHANNEL_LAYERS missing"] + others,
                remedies: [
                    Finding.Remedy(
                        "look at the Redis of CHANNEL_LAYERS",
                        command: "relayctl probe \(bundle.targetWord) --redis redis://localhost:6379")
                ])
        }
        return Finding(
            .upgradeLayerMissing, .error, .likely, at: .upgrade,
            "the application raised behind its authentication, and Redis answers: CHANNEL_LAYERS is missing or names another",
            because: because + ["redis answers"], untested: others,
            remedies: [Finding.Remedy.log("read the traceback")])
    }

    private static let others = [
        "connect() of the consumer raised for another reason",
        "a path that has no route, behind a middleware that refuses by itself",
    ]

    /// A middleware that raises on a token that it should refuse; nil where nothing speaks against the token, or a fresh
    /// one fares no better.
    static func token(_ because: [String], _ bundle: Bundle) -> Finding? {
        guard var found = RefusedTokenAnalyser.cause(bundle) else { return nil }
        let fresh = bundle.outcome(of: .freshLogin)
        if fresh?.status == 500 { return nil }
        found.because = because + found.because
        if fresh?.kind == .open {
            found.because.append("a fresh login is accepted (101): the middleware raises on this token")
            found.prove()
        } else {
            found.confidence = .likely
            found.untested.append("a fault behind the authentication, such as Redis, beside it")
        }
        return found
    }

    /// The channel layer's Redis fails.
    static func redis(
        _ trouble: RedisTrouble, _ because: [String], _ confidence: Finding.Confidence
    ) -> Finding {
        Finding(
            trouble.upgradeCode, .error, confidence, at: .upgrade, "the channel layer's Redis \(trouble.summary)",
            because: because + ["redis: \(trouble.evidence)"],
            remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
    }
}
