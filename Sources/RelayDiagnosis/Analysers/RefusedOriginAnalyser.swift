import RelayBytes
import RelayEvidence

/// upgrade.origin-*: a handshake refused although nothing speaks against the token (FACTS: rows 7 to 9).
enum RefusedOriginAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, let handshake = bundle.upgrade.facts else { return [] }
        if refusal.status == 400, refusal.reason.hasPrefix("HTTP Origin header invalid") {
            return [
                Finding(
                    .upgradeOriginInvalid, at: .upgrade, "the Origin is no origin",
                    because: ["the server says: \(Printable.escape(refusal.reason))"],
                    remedies: [Finding.Remedy("send scheme://host[:port] with --origin")])
            ]
        }
        guard UpgradeStage.exit(refusal) == .refusedForAuthentication,
            RefusedTokenAnalyser.cause(bundle) == nil
        else { return [] }
        if let failing = failingAPI(bundle) { return [failing] }
        return [refused(handshake, bundle)]
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

    private static func refused(_ handshake: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let accepted = [isAccepted(bundle) ? "the API accepts the token" : "nothing is known against the token"]
        guard let origin = handshake.origin else {
            return Finding(
                .upgradeOriginMissing, .error, .likely, at: .upgrade, "no Origin was sent",
                because: accepted + ["AllowedHostsOriginValidator refuses a handshake without one"],
                remedies: [Finding.Remedy("send one", command: "relayctl probe \(bundle.targetWord) --origin auto")])
        }
        let host = HostAnalyser.hostOf(origin)
        let remedy = Finding.Remedy("add \(Printable.escape(host)) to ALLOWED_HOSTS, or send an Origin that is in it")
        if case .answered(let plain)? = bundle.http.facts, plain.status == 400,
            HostAnalyser.hostOf(bundle.target.apiOrigin) == host
        {
            return Finding(
                .upgradeOriginRefused, at: .upgrade, "the server does not allow the Origin \(Printable.escape(origin))",
                because: ["a plain GET with Host \(Printable.escape(host)) gets 400: it is not in ALLOWED_HOSTS"],
                remedies: [remedy])
        }
        return Finding(
            .upgradeOriginRefused, .error, .likely, at: .upgrade,
            "the server does not allow the Origin \(Printable.escape(origin))", because: accepted,
            untested: [
                "asgi.py authenticates by session and not by JWT", "the application refuses this user or room",
            ], remedies: [remedy])
    }

    private static func isAccepted(_ bundle: Bundle) -> Bool {
        guard case .answered(let facts)? = bundle.me.facts else { return false }
        return 200...299 ~= facts.status
    }
}
