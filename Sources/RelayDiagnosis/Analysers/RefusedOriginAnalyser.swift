import RelayBytes
import RelayEvidence

/// upgrade.origin-*: a handshake refused for its Origin (FACTS: rows 7 and 8).
enum RefusedOriginAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, let handshake = bundle.upgrade.facts else { return [] }
        if OriginRefusal.isInvalid(refusal) {
            return [InvalidOrigin.finding(["the server says: \(Printable.escape(refusal.reason))"], bundle)]
        }
        if OriginRefusal.isSuspect(bundle) { return [InvalidOrigin.suspect(handshake, bundle)] }
        guard UpgradeStage.exit(refusal) == .refusedForAuthentication, !bundle.isFlapping else { return [] }
        if let words = OriginRefusal.words(refusal) { return [said(words, handshake, bundle)] }
        guard ProxyPage.recognise(refusal) == nil,
            OriginRefusal.isProven(bundle)
                || RefusedTokenAnalyser.cause(bundle) == nil && RefusedAuthenticationAnalyser.cause(bundle) == nil
        else { return [] }
        return [cause(handshake, bundle)]
    }

    /// The server's own words leave nothing to ask.
    private static func said(_ words: String, _ handshake: HandshakeFacts, _ bundle: Bundle) -> Finding {
        var found = cause(handshake, bundle)
        found.because = ["the server says: \(words)"]
        found.prove()
        return found
    }

    private static func cause(_ handshake: HandshakeFacts, _ bundle: Bundle) -> Finding {
        guard let origin = handshake.origin else { return missing(bundle) }
        if OriginRefusal.isLost(bundle) { return lost(origin, bundle) }
        let isOrigin = OriginRefusal.isOrigin(origin)
        var finding = Finding(
            isOrigin ? .upgradeOriginRefused : .upgradeOriginInvalid, .error, .likely, at: .upgrade,
            isOrigin
                ? "the server does not allow the Origin \(Printable.escape(origin))"
                : "the Origin \(Printable.escape(origin)) is no origin",
            because: [bundle.tokenStanding], untested: OtherDenials.words, remedies: [remedy(origin, bundle)])
        if OriginRefusal.isProven(bundle) {
            let host = Printable.escape(HostAnalyser.hostOf(origin))
            finding.because = ["a plain GET with Host \(host) gets 400: it is not in ALLOWED_HOSTS"]
            finding.prove()
            if OriginRefusal.stops(bundle) { finding.because.append(elsewhere) }
            if let token = RefusedTokenAnalyser.cause(bundle) {
                finding.because.append("with an Origin that is in it the token is next: \(token.summary)")
                finding.remedies += token.remedies
            }
        } else if OriginRefusal.stops(bundle), isOrigin {
            finding.because += ["its host is in ALLOWED_HOSTS, where others are not", elsewhere]
            finding.untested = [
                "a middleware that refuses this user before the route is looked at",
                "a proxy that drops the Origin, or refuses by a rule",
            ]
            finding.remedies = [
                Finding.Remedy(
                    "is there an OriginValidator with a list? Add the Origin to it, or send one that is in it",
                    command: "grep -rnE 'OriginValidator|ALLOWED_.*ORIGINS' --include='*.py' --include='.env*' .")
            ]
        }
        if let flip = bundle.flip, [.targetOrigin, .noOrigin].contains(flip.experiment) {
            finding.because.append("with \(flip.changed) the same handshake is accepted")
            finding.prove()
        }
        return finding
    }

    private static let elsewhere = "a path that no route has is refused too: the refusal is in front of the routes"

    private static func remedy(_ origin: String, _ bundle: Bundle) -> Finding.Remedy {
        let own = "relayctl probe \(bundle.targetWord) --origin auto"
        if origin == "null" {
            return Finding.Remedy(
                "serve the page from an address: files and sandboxed frames send null", command: own)
        }
        guard OriginRefusal.isOrigin(origin) else {
            return Finding.Remedy("send scheme://host[:port] with --origin", command: own)
        }
        let host = HostAnalyser.hostOf(origin)
        // The target's own Origin is sent already.
        let isOwn = host == HostAnalyser.hostOf(bundle.target.apiOrigin)
        return Finding.Remedy(
            "add \(Printable.escape(host)) to ALLOWED_HOSTS or to the list of OriginValidator, or send an Origin that is in it",
            command: isOwn ? "grep -rn ALLOWED_HOSTS --include='*.py' --include='.env*' ." : own)
    }

    /// Sent, and not seen by the application's server: neither this one nor one that is none.
    private static func lost(_ origin: String, _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeOriginMissing, .error, .likely, at: .upgrade,
            "the Origin does not reach the application: a proxy drops or rewrites it",
            because: [
                bundle.tokenStanding,
                "Origin \(Printable.escape(origin)) was sent, and its host is in ALLOWED_HOSTS",
                "Daphne answers 400 to an Origin that is none, and did not see the one that was sent",
            ], untested: OtherDenials.words,
            remedies: [
                Finding.Remedy(
                    "nginx: no proxy_set_header Origin in this location", command: bundle.showProxyCommand),
                Finding.Remedy("ask the application past the proxy", command: bundle.pastProxyCommand),
            ])
    }

    private static func missing(_ bundle: Bundle) -> Finding {
        var finding = Finding(
            .upgradeOriginMissing, .error, .likely, at: .upgrade, "no Origin was sent",
            because: [bundle.tokenStanding, "AllowedHostsOriginValidator refuses a handshake without one"],
            untested: OtherDenials.words,
            remedies: [Finding.Remedy("send one", command: "relayctl probe \(bundle.targetWord) --origin auto")])
        if let flip = bundle.flip, flip.experiment == .targetOrigin {
            finding.because.append("with \(flip.changed) the same handshake is accepted")
            finding.prove()
        }
        return finding
    }
}

/// Why a server may refuse although Origin and token are in order.
enum OtherDenials {
    static let words = ["asgi.py authenticates by session and not by JWT", "the application refuses this user or room"]
}
