import RelayBytes
import RelayEvidence

/// upgrade.session-middleware, application-refused, token-missing and subprotocol-stripped: a refusal that is neither
/// the token's nor the Origin's fault (FACTS: rows 6, 9, 53).
enum RefusedAuthenticationAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication,
            !bundle.isFlapping, ProxyPage.recognise(refusal) == nil, OriginRefusal.words(refusal) == nil,
            !OriginRefusal.isProven(bundle), RefusedTokenAnalyser.cause(bundle) == nil
        else { return [] }
        return cause(bundle).map { [$0] } ?? []
    }

    /// The cause that experiments and the API leave; nil where the Origin is still the likeliest.
    static func cause(_ bundle: Bundle) -> Finding? {
        guard bundle.upgrade.facts?.tokenMode != "none" else { return nil }
        if let flip = bundle.flip { return FlippedDenial.finding(flip, bundle) }
        if let taken = bundle.outcome(of: .tokenBySubprotocol), taken.kind == .error, taken.status == 101 {
            let because = [
                bundle.tokenStanding, "with the token as a subprotocol it is accepted, though none is selected",
            ]
            return TokenDeliveryCause.unread(because, "subprotocol", bundle)
        }
        if case .fails(let answer) = APIVerdict(bundle) { return failingAPI(answer) }
        guard OriginRefusal.isAllowed(bundle), let origin = bundle.upgrade.facts?.origin else { return nil }
        if OriginRefusal.isLost(bundle) { return nil }
        // A foreign Origin where every Host is let through may still be missing in a list of origins.
        if OriginRefusal.isUnchecked(bundle), !isOwn(origin, bundle), !OriginRefusal.passes(bundle) { return nil }
        guard APIVerdict(bundle) == .accepts else { return unknown(bundle) }
        guard OriginRefusal.stops(bundle) else { return sessionMiddleware(bundle) }
        return OriginRefusal.isUnchecked(bundle) ? beforeRoutes(bundle) : nil
    }

    /// The API itself fails with this token: the middleware met the same fault and refused (FACTS: row 6).
    private static func failingAPI(_ answer: HTTPFacts) -> Finding {
        Finding(
            .upgradeApplicationRefused, .error, .likely, at: .upgrade, "the application fails on this user",
            because: ["the API answers with the token: \(HTTPStage.answer(answer))"],
            untested: ["a database that is down", "an Origin that the server does not allow"],
            remedies: [Finding.Remedy.log("read the traceback")])
    }

    /// Whatever refuses does it on every path, and ALLOWED_HOSTS shows nothing.
    private static func beforeRoutes(_ bundle: Bundle) -> Finding {
        Finding(
            .upgradeApplicationRefused, .error, .possible, at: .upgrade,
            "the handshake is refused before the application looks at its path",
            because: [bundle.tokenStanding, originStanding(bundle), "a path that no route has is refused too"],
            untested: [
                "an OriginValidator with a list of its own", "a proxy that drops the Origin, or refuses by a rule",
                "a path that the server does not have, where it answers 403 to those (FastAPI, Starlette)",
                otherKey,
            ], remedies: [Finding.Remedy.log("read what refuses; send an Origin that is allowed")])
    }

    private static let otherKey = "a socket that verifies with another key or claim than the API"

    private static func sessionMiddleware(_ bundle: Bundle) -> Finding {
        let deliveries: [Experiment] = [.tokenByQuery, .tokenBySubprotocol, .tokenByHeader]
        let tried = bundle.experiments.filter { deliveries.contains($0.experiment) }
        var others = [
            "the application refuses this user or room", "a token that is read elsewhere: from a cookie", otherKey,
        ]
        if !OriginRefusal.passes(bundle) {
            others.append("an OriginValidator with a list of its own")
            if !OriginRefusal.arrives(bundle) { others.append("a proxy that drops the Origin, or refuses by a rule") }
        }
        return Finding(
            .upgradeSessionMiddleware, .error, .likely, at: .upgrade,
            "the socket does not authenticate by this token: the application has another middleware",
            because: [bundle.tokenStanding, originStanding(bundle)] + tried.map { "\($0.changed) is refused too" },
            untested: others,
            remedies: [
                Finding.Remedy.log(
                    "asgi.py: is it JwtAuthMiddlewareStack, and not AuthMiddlewareStack? The log has no auth line then")
            ])
    }

    /// The Origin is in order, and nothing is known of the token.
    private static func unknown(_ bundle: Bundle) -> Finding {
        Finding(
            .upgradeTokenSignature, .error, .possible, at: .upgrade, "the server refuses this token, or its user",
            because: [originStanding(bundle), "the API tells nothing of the token"],
            untested: [
                "another key, algorithm or claim", "an inactive user",
                "asgi.py authenticates by session and not by JWT",
            ] + (OriginRefusal.passes(bundle) ? [] : ["an Origin that is not in the server's list"])
                + (OriginRefusal.stops(bundle) ? ["a path that the server does not have"] : []),
            remedies: [
                Finding.Remedy(
                    "hold the token against the server's SECRET_KEY",
                    command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt")
            ])
    }

    /// What is known of the Origin, in a line.
    private static func originStanding(_ bundle: Bundle) -> String {
        if OriginRefusal.passes(bundle) { return "a path that no route has raises: the Origin is let through" }
        return OriginRefusal.isUnchecked(bundle)
            ? "the Origin is the target's own, and any Host is let through" : "the Origin's host is in ALLOWED_HOSTS"
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
