import RelayBytes
import RelayEvidence

/// Refusals whose status names the cause: gateways, throttles, redirects and pages that are no WebSocket.
enum GatewayAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, !PlainRequestAnalyser.isSaid(refusal) else { return [] }
        if let tooLarge = HeadTooLargeAnalyser.cause(refusal, bundle) { return [tooLarge] }
        let status = "\(refusal.status) \(Printable.escape(refusal.reason))"
        let because = ["the server answers: \(status)"] + server(refusal)
        switch refusal.status {
        case 502:
            return [
                Finding(
                    .upgradeBadGateway, at: .upgrade, "the proxy in front cannot reach the application",
                    because: because,
                    remedies: [Finding.Remedy("is Daphne running?", command: "systemctl status relaydesk-daphne")])
            ]
        case 504:
            return [
                Finding(
                    .upgradeGatewayTimeout, at: .upgrade, "the application does not answer the proxy in front",
                    because: because,
                    remedies: [Finding.Remedy("is Daphne stuck?", command: "systemctl status relaydesk-daphne")])
            ]
        case 429: return [throttled(because)]
        case 503 where refusal.field("Retry-After") != nil: return [throttled(because)]
        case 300...399: return [redirect(refusal, because, bundle)]
        case 200, 404, 426: return [notUpgraded(because, bundle)]
        case 400 where refusal.reason.hasPrefix("HTTP Origin header invalid"), 401, 403, 500: return []
        default:
            return [
                Finding(
                    .upgradeOtherStatus, at: .upgrade, "the upgrade was refused with \(status)", because: because,
                    remedies: [Finding.Remedy("read the server's log for this request")])
            ]
        }
    }

    private static func server(_ refusal: HTTPFacts) -> [String] {
        if let name = ServerName.signed(refusal) { return ["the answer is signed \(name)"] }
        return ServerName.recognise(refusal).map { ["the answer has the form of \($0)"] } ?? []
    }

    private static func notUpgraded(_ because: [String], _ bundle: Bundle) -> Finding {
        if let flip = bundle.flip, case .otherPath(let path) = flip.experiment {
            return Finding(
                .upgradeNoRoute, at: .upgrade, "no WebSocket is served at this path",
                because: because + ["\(flip.changed) is accepted"],
                remedies: [
                    Finding.Remedy(
                        "use the path that is served",
                        command: "relayctl probe \(ShellWord.quote(bundle.socketOrigin + path))")
                ])
        }
        var finding = Finding(
            .upgradeHeadersLost, .error, .likely, at: .upgrade, "the request was not treated as a WebSocket upgrade",
            because: because, untested: ["a path that the server does not have"],
            remedies: [Finding.Remedy("nginx: proxy_set_header Upgrade and Connection in this location")])
        if let flip = bundle.flip, case .direct = flip.experiment {
            finding.because.append(
                "\(flip.changed) the same handshake is accepted: the proxy in front loses the upgrade")
            finding.prove()
        }
        return finding
    }

    private static func throttled(_ because: [String]) -> Finding {
        Finding(
            .upgradeThrottled, at: .upgrade, "the server throttles", because: because,
            remedies: [Finding.Remedy("wait as long as Retry-After says")])
    }

    private static func words(_ refusal: RedirectRefusal) -> String {
        switch refusal {
        case .noLocation: "there is no Location"
        case .unusable(let why): "it is no address to follow: \(Printable.escape(why))"
        case .limit(let count): "\(count) redirects were followed before (--max-redirects)"
        case .circle: "it leads back to an address that redirected before"
        }
    }

    private static func redirect(_ refusal: HTTPFacts, _ because: [String], _ bundle: Bundle) -> Finding {
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
                    command: location.flatMap { $0.hasPrefix("http") ? "relayctl probe \(ShellWord.quote($0))" : nil })
            ])
    }
}
