import RelayBytes
import RelayEvidence

/// A cause of a 500 on either side of the authentication: the token, the path, or the channel layer's Redis.
enum RaisedCause {
    /// upgrade.token-*: a middleware that raises on a token that it should refuse; nil where nothing speaks against the
    /// token, or a fresh one fares no better.
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

    /// upgrade.missing-slash, no-route and connect-raised: another path is accepted.
    static func path(_ because: [String], _ bundle: Bundle) -> Finding? {
        guard let flip = bundle.flip else { return nil }
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

    /// upgrade.redis-*: the channel layer's Redis fails.
    static func redis(
        _ trouble: RedisTrouble, _ because: [String], _ confidence: Finding.Confidence, untested: [String] = []
    ) -> Finding {
        // The server may have the password that we lack.
        let isOurs = trouble.code == .redisAuth
        let ours = "credentials that the server has and this probe has not"
        return Finding(
            trouble.upgradeCode, .error, isOurs ? .likely : confidence, at: .upgrade,
            "the channel layer's Redis \(trouble.summary)", because: because + ["redis: \(trouble.evidence)"],
            untested: (isOurs ? [ours] : []) + untested,
            remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
    }
}
