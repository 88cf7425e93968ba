import RelayBytes
import RelayEvidence

/// upgrade.no-websocket-app: even the refusal of an Origin raises (FACTS: row 12). There is nobody to refuse, or all that
/// could needs the channel layer first, as each consumer over a PubSub layer does.
enum NoWebSocketApplication {
    static func finding(_ because: [String], _ bundle: Bundle) -> Finding {
        if let trouble = bundle.redisTrouble {
            return RaisedCause.redis(trouble, because, .likely, untested: ["asgi.py without a WebSocket application"])
        }
        let layer = "a PubSub channel layer whose Redis is down (give --redis URL)"
        return Finding(
            .upgradeNoWebSocketApp, .error, .likely, at: .upgrade, "there is no WebSocket application",
            because: because + ["an Origin that nobody allows raises as well: there is no validator in front"],
            untested: ["ALLOWED_HOSTS = ['*'] and a path that has no route"]
                + (bundle.redis.facts == nil ? [layer] : []),
            remedies: [
                Finding.Remedy("asgi.py: ProtocolTypeRouter needs a 'websocket' entry"),
                Finding.Remedy.log("read the traceback"),
            ])
    }
}
