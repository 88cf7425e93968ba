import RelayBytes
import RelayEvidence

/// upgrade.redis-*, layer-missing, connect-raised and token-*: a 500 that does not come without a token (FACTS: rows 13,
/// 17 to 19, 24).
enum RaisedBehindAuthentication {
    static func finding(_ seen: String, _ bundle: Bundle) -> Finding {
        let isByGarbage = bundle.outcome(of: .noToken)?.status == 500
        let without = isByGarbage ? "with a token that is no JWT" : "without a token"
        let because = [seen, "\(without) the same request is refused in order: the middleware works"]
        if let token = RaisedCause.token(because, bundle) { return token }
        if let trouble = bundle.redisTrouble { return RaisedCause.redis(trouble, because, .certain) }
        if let path = RaisedCause.path(because, bundle) { return path }
        guard bundle.redis.facts != nil else {
            return Finding(
                .upgradeRedisUnreachable, .error, .possible, at: .upgrade,
                "the application raised behind its authentication, where it joins the channel layer", because: because,
                untested: ["Redis down or refusing", "CHANNEL_LAYERS missing"] + others,
                remedies: [
                    Finding.Remedy(
                        "look at the Redis of CHANNEL_LAYERS",
                        command: bundle.askRedisCommand)
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
}
