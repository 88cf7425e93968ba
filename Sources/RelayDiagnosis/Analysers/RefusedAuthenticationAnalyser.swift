import RelayBytes
import RelayEvidence

/// upgrade.session-middleware, application-refused and subprotocol-stripped: a refusal that is neither the token's nor
/// the Origin's fault (FACTS: rows 6, 9, 53).
enum RefusedAuthenticationAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication,
            RefusedTokenAnalyser.cause(bundle) == nil
        else { return [] }
        return cause(bundle).map { [$0] } ?? []
    }

    /// The cause that experiments and the API leave; nil where the Origin is still the likeliest.
    static func cause(_ bundle: Bundle) -> Finding? {
        guard bundle.upgrade.facts?.tokenMode != "none" else { return nil }
        if let failing = failingAPI(bundle) { return failing }
        if let flip = bundle.flip { return flipped(flip, bundle) }
        guard OriginRefusal.isAllowed(bundle), bundle.upgrade.facts?.origin != nil, isAccepted(bundle) else {
            return nil
        }
        return sessionMiddleware(bundle)
    }

    private static func flipped(_ flip: ExperimentRecord, _ bundle: Bundle) -> Finding? {
        let because = [bundle.tokenStanding, "with \(flip.changed) the same handshake is accepted"]
        switch flip.experiment {
        case .tokenByQuery:
            return Finding(
                .upgradeSubprotocolStripped, at: .upgrade, "the offered subprotocols do not reach the application",
                because: because,
                remedies: [
                    Finding.Remedy(
                        "nginx: proxy_set_header Sec-WebSocket-Protocol $http_sec_websocket_protocol",
                        command: "nginx -T")
                ])
        case .freshLogin:
            return Finding(
                .upgradeTokenSignature, .error, .likely, at: .upgrade, "the server does not accept this token",
                because: because, untested: ["which of its parts the server does not like"],
                remedies: [Finding.Remedy("use the token of a new login", command: bundle.loginCommand)])
        case .otherPath:
            return Finding(
                .upgradeApplicationRefused, at: .upgrade, "the application refuses this user at this path",
                because: because, remedies: [Finding.Remedy("is the user a member of this room?")])
        case .direct:
            return Finding(
                .upgradeOtherStatus, at: .upgrade, "the proxy in front refuses, the application does not",
                because: because, remedies: [Finding.Remedy("look for deny and auth rules", command: "nginx -T")])
        default: return nil
        }
    }

    /// The API itself fails with this token: the middleware met the same fault and refused (FACTS: row 6).
    private static func failingAPI(_ bundle: Bundle) -> Finding? {
        guard case .answered(let facts)? = bundle.me.facts, facts.status >= 500 else { return nil }
        return Finding(
            .upgradeApplicationRefused, .error, .likely, at: .upgrade, "the application fails on this user",
            because: ["the API answers with the token: \(HTTPStage.answer(facts))"],
            untested: ["a database that is down", "an Origin that the server does not allow"],
            remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
    }

    private static func sessionMiddleware(_ bundle: Bundle) -> Finding {
        Finding(
            .upgradeSessionMiddleware, .error, .likely, at: .upgrade,
            "the socket does not authenticate by this token: the application has another middleware",
            because: [
                bundle.tokenStanding, "the Origin's host is in ALLOWED_HOSTS",
            ] + bundle.experiments.filter { $0.experiment == .tokenByQuery }.map { "\($0.changed) is refused too" },
            untested: ["the application refuses this user or room", "an OriginValidator with a list of its own"],
            remedies: [
                Finding.Remedy(
                    "asgi.py: is it JwtAuthMiddlewareStack, and not AuthMiddlewareStack? The log has no auth line then",
                    command: "journalctl -u relaydesk-daphne -n 50")
            ])
    }

    private static func isAccepted(_ bundle: Bundle) -> Bool {
        guard case .answered(let facts)? = bundle.me.facts else { return false }
        return 200...299 ~= facts.status
    }
}
