import RelayBytes
import RelayEvidence

/// upgrade.no-route, missing-slash, no-websocket-app and connect-raised: a 500 that comes with and without a token
/// (FACTS: rows 11 to 13).
enum RaisedBeforeAuthentication {
    static func finding(_ seen: String, _ bundle: Bundle) -> Finding {
        let isWithToken = bundle.upgrade.facts?.tokenMode != "none"
        let control = isWithToken ? "without a token it raises as well" : "no token was sent"
        let because = [seen, control]
        if isWithToken, var token = RaisedCause.token(because, bundle) {
            token.untested += token.confidence == .certain ? [] : ["a path that has no route"]
            return token
        }
        if let path = RaisedCause.path(because, bundle) { return path }
        if let slash = bundle.experiments.first(where: { $0.experiment == .otherSlash }), slash.outcome.isRouted {
            let status = slash.outcome.status ?? 0
            if isUsual(slash.outcome, bundle) {
                return handler(because + ["other paths are refused with \(status): this one is known"])
            }
            return MissingSlash.finding(because + ["\(slash.changed) is answered with \(status)"], bundle)
        }
        if bundle.outcome(of: .foreignOrigin)?.status == 500 { return NoWebSocketApplication.finding(because, bundle) }
        if let trouble = bundle.redisTrouble {
            return RaisedCause.redis(
                trouble, because, .likely, untested: ["a path that has no route", "connect() of the consumer raised"])
        }
        var finding = Finding(
            .upgradeNoRoute, .error, .likely, at: .upgrade, "the server has no route for this path",
            because: because,
            untested: (bundle.redis.facts == nil ? ["Redis down or refusing (give --redis URL)"] : []) + [
                "connect() of the consumer raised",
                isWithToken
                    ? "a middleware that raises where it does not find the token"
                    : "a middleware that raises without a token",
            ],
            remedies: [Finding.Remedy.log("read the traceback")])
        if bundle.outcome(of: .foreignOrigin)?.kind == .refused {
            finding.because.append("a foreign Origin is refused: there is a WebSocket application")
        }
        return finding
    }

    /// Paths that the server does not have are refused, as FastAPI and Starlette do: it is not for want of a route.
    private static func handler(_ because: [String]) -> Finding {
        Finding(
            .upgradeConnectRaised, .error, .likely, at: .upgrade, "the application raises before it accepts",
            because: because, untested: ["a token at which it raises", "what it needs to accept, such as Redis"],
            remedies: [Finding.Remedy.log("read the traceback")])
    }

    /// The settings' path is answered the same: so a server answers any path that it does not have.
    private static func isUsual(_ outcome: ExperimentOutcome, _ bundle: Bundle) -> Bool {
        bundle.experiments.contains { record in
            guard case .otherPath(let path) = record.experiment, !bundle.isOtherRoom(path) else { return false }
            return record.outcome.kind == .refused && record.outcome.status == outcome.status
        }
    }
}

extension ExperimentOutcome {
    /// An answer that comes from a routed application: accepted, or refused for authentication.
    fileprivate var isRouted: Bool { kind == .open || status == 403 || status == 401 }
}
