import RelayBytes
import RelayEvidence

/// upgrade.redirect: the handshake is sent elsewhere, and clients do not follow (FACTS: row 40).
enum RedirectCause {
    static func finding(_ refusal: HTTPFacts, _ because: [String], _ bundle: Bundle) -> Finding {
        let location = refusal.field("Location")
        let refused = bundle.upgrade.facts?.redirectRefusal
        let summary =
            refused == nil
            ? "the server redirects, and WebSocket clients do not follow" : "the redirect cannot be followed"
        return Finding(
            .upgradeRedirect, at: .upgrade, summary,
            because: because + (location.map { ["Location: \(Printable.escape($0))"] } ?? [])
                + (refused.map { [words($0)] } ?? []),
            remedies: [
                Finding.Remedy(
                    "use the address it names",
                    command: location.flatMap { command($0, bundle) } ?? bundle.showProxyCommand)
            ])
    }

    /// The probe of the address that a Location names; a path alone stays at the same host.
    private static func command(_ location: String, _ bundle: Bundle) -> String? {
        if location.hasPrefix("http://") || location.hasPrefix("https://") || location.hasPrefix("ws") {
            return "relayctl probe \(ShellWord.quote(location))"
        }
        guard location.hasPrefix("/"), !location.hasPrefix("//") else { return nil }
        return bundle.probeCommand(path: location)
    }

    private static func words(_ refusal: RedirectRefusal) -> String {
        switch refusal {
        case .noLocation: "there is no Location"
        case .unusable(let why): "it is no address to follow: \(Printable.escape(why))"
        case .limit(let count): "\(count) redirects were followed before (--max-redirects)"
        case .circle: "it leads back to an address that redirected before"
        }
    }
}
