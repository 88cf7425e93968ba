import RelayBytes
import RelayEvidence

/// upgrade.session-middleware, application-refused, token-missing and subprotocol-stripped: a refusal that is neither
/// the token's nor the Origin's fault (FACTS: rows 6, 9, 53).
enum RefusedAuthenticationAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication,
            !bundle.isFlapping, ProxyPage.recognise(refusal) == nil, RefusedTokenAnalyser.cause(bundle) == nil
        else { return [] }
        return cause(bundle).map { [$0] } ?? []
    }

    /// The cause that experiments and the API leave; nil where the Origin is still the likeliest.
    static func cause(_ bundle: Bundle) -> Finding? {
        guard bundle.upgrade.facts?.tokenMode != "none" else { return nil }
        if let flip = bundle.flip { return flipped(flip, bundle) }
        if case .fails(let answer) = APIVerdict(bundle) { return failingAPI(answer) }
        guard OriginRefusal.isAllowed(bundle), let origin = bundle.upgrade.facts?.origin else { return nil }
        // A foreign Origin where every Host is let through may still be missing in a list of origins.
        if OriginRefusal.isUnchecked(bundle), !isOwn(origin, bundle) { return nil }
        return APIVerdict(bundle) == .accepts ? sessionMiddleware(bundle) : unknown(bundle)
    }

    private static func flipped(_ flip: ExperimentRecord, _ bundle: Bundle) -> Finding? {
        let because = [bundle.tokenStanding, "with \(flip.changed) the same handshake is accepted"]
        switch flip.experiment {
        case .tokenByQuery: return TokenDeliveryCause.byQuery(because, bundle)
        case .tokenBySubprotocol: return TokenDeliveryCause.bySubprotocol(because, bundle)
        case .freshLogin:
            return Finding(
                .upgradeTokenSignature, .error, .likely, at: .upgrade, "the server does not accept this token",
                because: because, untested: ["which of its parts the server does not like"],
                remedies: [Finding.Remedy("use the token of a new login", command: bundle.loginCommand)])
        case .otherPath(let path) where !bundle.isOtherRoom(path):
            return Finding(
                .upgradeNoRoute, .error, .likely, at: .upgrade, "this path is refused, and another is not",
                because: because, untested: ["the application refuses this user at this path"],
                remedies: [
                    Finding.Remedy(
                        "use the path that is served",
                        command: "relayctl probe \(ShellWord.quote(bundle.socketOrigin + path))")
                ])
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
    private static func failingAPI(_ answer: HTTPFacts) -> Finding {
        Finding(
            .upgradeApplicationRefused, .error, .likely, at: .upgrade, "the application fails on this user",
            because: ["the API answers with the token: \(HTTPStage.answer(answer))"],
            untested: ["a database that is down", "an Origin that the server does not allow"],
            remedies: [Finding.Remedy("read the traceback", command: "journalctl -u relaydesk-daphne -n 50")])
    }

    private static func sessionMiddleware(_ bundle: Bundle) -> Finding {
        let tried = bundle.experiments.filter { [.tokenByQuery, .tokenBySubprotocol].contains($0.experiment) }
        return Finding(
            .upgradeSessionMiddleware, .error, .likely, at: .upgrade,
            "the socket does not authenticate by this token: the application has another middleware",
            because: [bundle.tokenStanding, "the Origin's host is in ALLOWED_HOSTS"]
                + tried.map { "\($0.changed) is refused too" },
            untested: [
                "the application refuses this user or room", "an OriginValidator with a list of its own",
                "a proxy that drops the Origin",
            ],
            remedies: [
                Finding.Remedy(
                    "asgi.py: is it JwtAuthMiddlewareStack, and not AuthMiddlewareStack? The log has no auth line then",
                    command: "journalctl -u relaydesk-daphne -n 50")
            ])
    }

    /// The Origin is in order, and nothing is known of the token.
    private static func unknown(_ bundle: Bundle) -> Finding {
        Finding(
            .upgradeTokenSignature, .error, .possible, at: .upgrade, "the server refuses this token, or its user",
            because: ["the Origin's host is in ALLOWED_HOSTS", "the API tells nothing of the token"],
            untested: [
                "another key, algorithm or claim", "an inactive user",
                "asgi.py authenticates by session and not by JWT",
            ],
            remedies: [
                Finding.Remedy(
                    "hold the token against the server's SECRET_KEY",
                    command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt")
            ])
    }

    private static func isOwn(_ origin: String, _ bundle: Bundle) -> Bool {
        HostAnalyser.hostOf(origin) == HostAnalyser.hostOf(bundle.target.apiOrigin)
    }
}

extension Bundle {
    /// What is known of the token, in a line.
    var tokenStanding: String {
        APIVerdict(self) == .accepts ? "the API accepts the token" : "nothing is known against the token"
    }

    /// A refused handshake opens with the token in the query: does the offer reach the application.
    var isOnlyOpenByQuery: Bool {
        guard let refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication else { return false }
        return outcome(of: .tokenByQuery)?.kind == .open
    }
}
