import RelayBytes
import RelayEvidence

/// upgrade.no-route, missing-slash, no-websocket-app and connect-raised: a 500 that comes with and without a token
/// (FACTS: rows 11 to 13).
enum RaisedBeforeAuthentication {
    static func finding(_ seen: String, _ bundle: Bundle) -> Finding {
        let isWithToken = bundle.upgrade.facts?.tokenMode != "none"
        let control = isWithToken ? "without a token it raises as well" : "no token was sent"
        let because = [seen, control]
        let trace = Finding.Remedy.log("read the traceback")
        if isWithToken, var token = RaisedBehindAuthentication.token(because, bundle) {
            token.untested += token.confidence == .certain ? [] : ["a path that has no route"]
            return token
        }
        if let flip = bundle.flip, let found = flipped(flip, because, bundle) { return found }
        if let slash = bundle.experiments.first(where: { $0.experiment == .otherSlash }), slash.outcome.isRouted {
            let status = slash.outcome.status ?? 0
            if isUsual(slash.outcome, bundle) {
                return handler(because + ["other paths are refused with \(status): this one is known"], trace)
            }
            return MissingSlash.finding(because + ["\(slash.changed) is answered with \(status)"], bundle)
        }
        if bundle.outcome(of: .foreignOrigin)?.status == 500 { return nobodyAnswers(because, trace, bundle) }
        if let trouble = bundle.redis.facts.flatMap(RedisTrouble.init) {
            var found = RaisedBehindAuthentication.redis(trouble, because, .likely)
            found.untested = ["a path that has no route", "connect() of the consumer raised"]
            return found
        }
        var finding = Finding(
            .upgradeNoRoute, .error, .likely, at: .upgrade, "the server has no route for this path",
            because: because,
            untested: ["connect() of the consumer raised"]
                + (isWithToken
                    ? ["a middleware that raises where it does not find the token"]
                    : ["a middleware that raises without a token"]),
            remedies: [trace])
        if bundle.outcome(of: .foreignOrigin) != nil {
            finding.because.append("a foreign Origin is refused: there is a WebSocket application")
        }
        return finding
    }

    /// Paths that the server does not have are refused, as FastAPI and Starlette do: it is not for want of a route.
    private static func handler(_ because: [String], _ trace: Finding.Remedy) -> Finding {
        Finding(
            .upgradeConnectRaised, .error, .likely, at: .upgrade, "the application raises before it accepts",
            because: because, untested: ["a token at which it raises", "what it needs to accept, such as Redis"],
            remedies: [trace])
    }

    /// The settings' path is answered the same: so a server answers any path that it does not have.
    private static func isUsual(_ outcome: ExperimentOutcome, _ bundle: Bundle) -> Bool {
        bundle.experiments.contains { record in
            guard case .otherPath(let path) = record.experiment, !bundle.isOtherRoom(path) else { return false }
            return record.outcome.kind == .refused && record.outcome.status == outcome.status
        }
    }

    /// Even the refusal of an Origin raises: there is nobody to refuse, or all that could needs the channel layer first,
    /// as each consumer over a PubSub layer does.
    private static func nobodyAnswers(
        _ because: [String], _ trace: Finding.Remedy, _ bundle: Bundle
    ) -> Finding {
        if let trouble = bundle.redis.facts.flatMap(RedisTrouble.init) {
            var found = RaisedBehindAuthentication.redis(trouble, because, .likely)
            found.untested = ["asgi.py without a WebSocket application"]
            return found
        }
        let layer = "a PubSub channel layer whose Redis is down (give --redis URL)"
        return Finding(
            .upgradeNoWebSocketApp, .error, .likely, at: .upgrade, "there is no WebSocket application",
            because: because + ["an Origin that nobody allows raises as well: there is no validator in front"],
            untested: ["ALLOWED_HOSTS = ['*'] and a path that has no route"]
                + (bundle.redis.facts == nil ? [layer] : []),
            remedies: [Finding.Remedy("asgi.py: ProtocolTypeRouter needs a 'websocket' entry"), trace])
    }

    /// The experiment that opened names the cause.
    static func flipped(_ flip: ExperimentRecord, _ because: [String], _ bundle: Bundle) -> Finding? {
        let because = because + ["\(flip.changed) is accepted"]
        switch flip.experiment {
        case .otherSlash: return MissingSlash.finding(because, bundle)
        case .otherPath(let path) where bundle.isOtherRoom(path):
            return Finding(
                .upgradeConnectRaised, at: .upgrade, "connect() of the consumer raises for this room", because: because,
                remedies: [Finding.Remedy.log("read the traceback")])
        case .otherPath(let path):
            return Finding(
                .upgradeNoRoute, at: .upgrade, "the server has no route for this path", because: because,
                remedies: [bundle.servedPath(path)])
        default: return nil
        }
    }
}

extension ExperimentOutcome {
    /// An answer that comes from a routed application: accepted, or refused for authentication.
    fileprivate var isRouted: Bool { kind == .open || status == 403 || status == 401 }
}
