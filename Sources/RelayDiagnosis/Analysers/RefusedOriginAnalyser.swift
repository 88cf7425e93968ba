import RelayBytes
import RelayEvidence

/// upgrade.origin-*: a handshake refused for its Origin (FACTS: rows 7 and 8).
enum RefusedOriginAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, let handshake = bundle.upgrade.facts else { return [] }
        if OriginRefusal.isInvalid(refusal) {
            return [
                Finding(
                    .upgradeOriginInvalid, at: .upgrade, "the Origin is no origin",
                    because: ["the server says: \(Printable.escape(refusal.reason))"],
                    remedies: [Finding.Remedy("send scheme://host[:port] with --origin")])
            ]
        }
        guard UpgradeStage.exit(refusal) == .refusedForAuthentication, RefusedTokenAnalyser.cause(bundle) == nil,
            RefusedAuthenticationAnalyser.cause(bundle) == nil
        else { return [] }
        return [cause(handshake, bundle)]
    }

    private static func cause(_ handshake: HandshakeFacts, _ bundle: Bundle) -> Finding {
        guard let origin = handshake.origin else { return missing(bundle) }
        let shown = Printable.escape(origin)
        var finding = Finding(
            .upgradeOriginRefused, .error, .likely, at: .upgrade, "the server does not allow the Origin \(shown)",
            because: [bundle.tokenStanding], untested: OtherDenials.words,
            remedies: [
                Finding.Remedy(
                    "add \(Printable.escape(HostAnalyser.hostOf(origin))) to ALLOWED_HOSTS, or send an Origin that is in it"
                )
            ])
        if OriginRefusal.isProven(bundle) {
            let host = Printable.escape(HostAnalyser.hostOf(origin))
            finding.because = ["a plain GET with Host \(host) gets 400: it is not in ALLOWED_HOSTS"]
            finding.prove()
        }
        if let flip = bundle.flip, [.targetOrigin, .noOrigin].contains(flip.experiment) {
            finding.because.append("with \(flip.changed) the same handshake is accepted")
            finding.prove()
        }
        return finding
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

extension Bundle {
    /// What is known of the token, in a line.
    var tokenStanding: String {
        guard case .answered(let facts)? = me.facts, 200...299 ~= facts.status else {
            return "nothing is known against the token"
        }
        return "the API accepts the token"
    }
}

extension Finding {
    /// An experiment or the server's own words leave no other cause.
    mutating func prove() {
        confidence = .certain
        untested = []
    }
}
