import RelayBytes
import RelayEvidence

/// upgrade.no-websocket-app: a 500 even for an Origin that nobody allows (FACTS: row 12). Over a PubSub layer whoever
/// refuses must subscribe first, so that one without its Redis looks the same on every control.
enum NoWebSocketApplication {
    static func finding(_ because: [String], _ bundle: Bundle) -> Finding {
        let because = because + ["an Origin that nobody allows raises as well: nobody is there to refuse it"]
        if let trouble = trouble(bundle) {
            return RaisedCause.redis(trouble, because, .likely, untested: ["asgi.py without a WebSocket application"])
        }
        let unrouted = "ALLOWED_HOSTS = ['*'] and a path that has no route"
        let remedies = [
            Finding.Remedy("asgi.py: ProtocolTypeRouter needs a 'websocket' entry"),
            Finding.Remedy.log("read the traceback"),
        ]
        guard bundle.redis.facts != nil else {
            return Finding(
                .upgradeNoWebSocketApp, .error, .likely, at: .upgrade,
                "no WebSocket application answers: there is none, or its channel layer has no Redis", because: because,
                untested: [
                    "a PubSub channel layer whose Redis is down (give --redis URL)",
                    "a BACKEND of CHANNEL_LAYERS that cannot be imported", unrouted,
                ],
                remedies: [
                    Finding.Remedy("look at the Redis of CHANNEL_LAYERS first", command: bundle.askRedisCommand)
                ] + remedies)
        }
        return Finding(
            .upgradeNoWebSocketApp, .error, .likely, at: .upgrade, "there is no WebSocket application",
            because: because + ["redis answers"],
            untested: ["CHANNEL_LAYERS with another Redis, or with a BACKEND that cannot be imported", unrouted],
            remedies: remedies)
    }

    /// What keeps a PubSub layer from subscribing. A replica, a Redis without memory, and one that wants a password and
    /// is given none all let it: it refuses in order, and fails later.
    private static func trouble(_ bundle: Bundle) -> RedisTrouble? {
        if case .authenticationRequired? = bundle.redis.facts?.inspection.failure { return nil }
        guard let trouble = bundle.redisTrouble, ![.redisReadonly, .redisOOM].contains(trouble.code) else { return nil }
        return trouble
    }
}
