import RelayBytes
import RelayEvidence

/// upgrade.redis-*, layer-missing, no-route, missing-slash, no-websocket-app and connect-raised: Daphne's 500 (FACTS:
/// fact 3, rows 11 to 13, 17 to 19, 24).
enum ServerErrorAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, refusal.status == 500, ProxyPage.recognise(refusal) == nil else {
            return []
        }
        let seen = "the application behind \(ServerName.recognise(refusal) ?? "the server") raised before it answered"
        let trouble = bundle.redis.facts.flatMap(RedisTrouble.init)
        switch raisesWithoutToken(bundle) {
        case true?: return [beforeAuthentication(seen, bundle)]
        case false?: return [behindAuthentication(seen, trouble, bundle)]
        case nil:
            if let trouble { return [redis(trouble, [seen], .likely)] }
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
        return control.status == 500
    }

    // MARK: - Behind the authentication

    private static func behindAuthentication(_ seen: String, _ trouble: RedisTrouble?, _ bundle: Bundle) -> Finding {
        let because = [seen, "without a token the same request is refused in order: routing and middleware work"]
        if let trouble {
            // The server may have the password that we lack.
            let isOurs = trouble.code == .redisAuth
            var finding = redis(trouble, because, isOurs ? .likely : .certain)
            if isOurs { finding.untested = ["credentials that the server has and this probe has not"] }
            return finding
        }
        if let flip = bundle.flip, case .otherPath = flip.experiment {
            return Finding(
                .upgradeConnectRaised, at: .upgrade, "connect() of the consumer raises for this room",
                because: because + ["\(flip.changed) is accepted"],
                remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
        }
        guard bundle.redis.facts != nil else {
            return Finding(
                .upgradeRedisUnreachable, .error, .possible, at: .upgrade,
                "the application raised behind its authentication, where it joins the channel layer", because: because,
                untested: ["Redis down or refusing", "CHANNEL_LAYERS missing", "connect() of the consumer raised"],
                remedies: [
                    Finding.Remedy(
                        "look at the Redis of CHANNEL_LAYERS",
                        command: "relayctl probe \(bundle.targetWord) --redis redis://localhost:6379")
                ])
        }
        return Finding(
            .upgradeLayerMissing, .error, .likely, at: .upgrade,
            "the application raised behind its authentication, and Redis answers: CHANNEL_LAYERS is missing or names another",
            because: because + ["redis answers"], untested: ["connect() of the consumer raised for another reason"],
            remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
    }

    private static func redis(
        _ trouble: RedisTrouble, _ because: [String], _ confidence: Finding.Confidence
    ) -> Finding {
        Finding(
            trouble.upgradeCode, .error, confidence, at: .upgrade, "the channel layer's Redis \(trouble.summary)",
            because: because + ["redis: \(trouble.evidence)"],
            remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
    }

    // MARK: - Before the authentication

    private static func beforeAuthentication(_ seen: String, _ bundle: Bundle) -> Finding {
        let because = [seen, "without a token it raises as well: it does not come as far as the token"]
        let trace = Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")
        if let flip = bundle.flip, let found = flipped(flip, because, bundle) { return found }
        if let slash = bundle.outcome(of: .otherSlash), slash.isRouted {
            return missingSlash(
                because + ["\(changed(.otherSlash, bundle)) is answered with \(slash.status ?? 0)"], bundle)
        }
        if let foreign = bundle.outcome(of: .foreignOrigin), foreign.status == 500 {
            return Finding(
                .upgradeNoWebSocketApp, .error, .likely, at: .upgrade, "there is no WebSocket application",
                because: because + ["an Origin that nobody allows raises as well: there is no validator in front"],
                untested: ["ALLOWED_HOSTS = ['*'] and a path that has no route"],
                remedies: [Finding.Remedy("asgi.py: ProtocolTypeRouter needs a 'websocket' entry"), trace])
        }
        var finding = Finding(
            .upgradeNoRoute, .error, .likely, at: .upgrade, "the server has no route for this path",
            because: because, untested: ["connect() of the consumer raised"], remedies: [trace])
        if bundle.outcome(of: .foreignOrigin) != nil {
            finding.because.append("a foreign Origin is refused: there is a WebSocket application")
        }
        return finding
    }

    private static func flipped(_ flip: ExperimentRecord, _ because: [String], _ bundle: Bundle) -> Finding? {
        let because = because + ["\(flip.changed) is accepted"]
        switch flip.experiment {
        case .otherSlash: return missingSlash(because, bundle)
        case .otherPath(let path) where bundle.isOtherRoom(path):
            return Finding(
                .upgradeConnectRaised, at: .upgrade, "connect() of the consumer raises for this room", because: because,
                remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
        case .otherPath(let path):
            return Finding(
                .upgradeNoRoute, at: .upgrade, "the server has no route for this path", because: because,
                remedies: [
                    Finding.Remedy(
                        "use the path that is served",
                        command: "relayctl probe \(ShellWord.quote(bundle.socketOrigin + path))")
                ])
        default: return nil
        }
    }

    private static func missingSlash(_ because: [String], _ bundle: Bundle) -> Finding {
        let path = bundle.target.socketTarget.otherSlash
        return Finding(
            .upgradeMissingSlash, at: .upgrade, "the path differs from the route by its last slash", because: because,
            remedies: [
                Finding.Remedy(
                    "ask for the other path",
                    command: "relayctl probe \(ShellWord.quote(bundle.socketOrigin + path))")
            ])
    }

    private static func changed(_ experiment: Experiment, _ bundle: Bundle) -> String {
        bundle.experiments.first { $0.experiment == experiment }?.changed ?? ""
    }

    // MARK: - Nothing asked

    private static func unknown(_ seen: String, _ bundle: Bundle) -> Finding {
        let isRedisKnown = bundle.redis.facts != nil
        let redis = isRedisKnown ? [] : ["Redis down or refusing (give --redis URL)"]
        return Finding(
            .upgradeNoRoute, .error, isRedisKnown ? .likely : .possible, at: .upgrade,
            "the server has no route for this path", because: [seen] + (isRedisKnown ? ["redis answers"] : []),
            untested: redis + ["connect() of the consumer raised", "CHANNEL_LAYERS missing"],
            remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
    }
}

extension ExperimentOutcome {
    /// An answer that comes from a routed application: accepted, or refused for authentication.
    fileprivate var isRouted: Bool { kind == .open || status == 403 || status == 401 }
}

extension Bundle {
    /// `ws://localhost:8000`, for commands with another path.
    var socketOrigin: String {
        let url = target.url
        guard let mark = url.firstRange(of: "://"), let slash = url[mark.upperBound...].firstIndex(of: "/") else {
            return url
        }
        return String(url[..<slash])
    }
}
