import RelayBytes
import RelayEvidence

/// Refusals whose status names the cause: gateways, throttles, redirects and pages that are no WebSocket.
enum GatewayAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let refusal = bundle.refusal, DroppedHandshakeAnalyser.findings(bundle).isEmpty else { return [] }
        if let tooLarge = HeadTooLargeAnalyser.cause(refusal, bundle) { return [tooLarge] }
        let because = ["the server answers: \(status(refusal))"] + server(refusal)
        if let gateway = GatewayCause(refusal) { return [gateway.finding(at: .upgrade, because, bundle)] }
        switch refusal.status {
        case 300...399: return [RedirectCause.finding(refusal, because, bundle)]
        case 200, 404: return [notUpgraded(refusal, because, bundle)]
        case 400, 426: return badRequest(refusal, because, bundle)
        case 401, 403, 500:
            if OriginRefusal.words(refusal) != nil { return [] }
            return ProxyPage.recognise(refusal).map { [proxyRefuses($0, refusal, because, bundle)] } ?? []
        default: return [other(refusal, because)]
        }
    }

    private static func status(_ refusal: HTTPFacts) -> String {
        refusal.reason.isEmpty ? "\(refusal.status)" : "\(refusal.status) \(Printable.escape(refusal.reason))"
    }

    private static func server(_ refusal: HTTPFacts) -> [String] {
        if let name = ServerName.signed(refusal) { return ["the answer is signed \(name)"] }
        return ServerName.recognise(refusal).map { ["the answer has the form of \($0)"] } ?? []
    }

    private static func other(_ refusal: HTTPFacts, _ because: [String]) -> Finding {
        Finding(
            .upgradeOtherStatus, at: .upgrade, "the upgrade was refused with \(status(refusal))", because: because,
            remedies: [Finding.Remedy.log("read the server's log for this request")])
    }

    /// 400 and 426, which say what they miss.
    private static func badRequest(_ refusal: HTTPFacts, _ because: [String], _ bundle: Bundle) -> [Finding] {
        switch BadRequest(refusal) {
        case .originInvalid, .plainOnTLS: return []
        case .headersLost(let words):
            return [
                Finding(
                    .upgradeHeadersLost, at: .upgrade, "a header of the upgrade does not arrive",
                    because: because + ["it says: \(words)"], remedies: [headers(bundle)])
            ]
        case .clientCertificate:
            return [ClientCertificate.finding(at: .upgrade, because, bundle)]
        case .hostRefused: return [HostAnalyser.finding(at: .upgrade, because, bundle)]
        case nil where OriginRefusal.isSuspect(bundle): return []
        case nil:
            return [bundle.flip == nil ? other(refusal, because) : notUpgraded(refusal, because, bundle)]
        }
    }

    private static func headers(_ bundle: Bundle) -> Finding.Remedy {
        Finding.Remedy(
            "nginx: proxy_http_version 1.1, proxy_set_header Upgrade and Connection in this location",
            command: bundle.showProxyCommand)
    }

    private static func notUpgraded(_ refusal: HTTPFacts, _ because: [String], _ bundle: Bundle) -> Finding {
        if let flip = bundle.flip, flip.experiment == .otherSlash {
            return MissingSlash.finding(because + ["\(flip.changed) is accepted"], bundle)
        }
        if let flip = bundle.flip, case .otherPath(let path) = flip.experiment {
            return Finding(
                .upgradeNoRoute, at: .upgrade, "no WebSocket is served at this path",
                because: because + ["\(flip.changed) is accepted"],
                remedies: [bundle.servedPath(path)])
        }
        if let flip = bundle.flip, case .direct = flip.experiment {
            return Finding(
                .upgradeHeadersLost, at: .upgrade, "the proxy in front loses the upgrade",
                because: because + ["\(flip.changed) the same handshake is accepted"], remedies: [headers(bundle)])
        }
        if let proxy = ProxyPage.recognise(refusal) ?? frontEnd(refusal) {
            return Finding(
                .upgradeNoRoute, .error, .likely, at: .upgrade, "this path does not lead to the application",
                because: because + ["the page is that of \(proxy)"],
                untested: ["an Upgrade header that is lost on the way"],
                remedies: [
                    Finding.Remedy(
                        "is there a location for this path, and the right host?", command: bundle.showProxyCommand)
                ])
        }
        if let server = withoutWebSockets(refusal) {
            return Finding(
                .upgradeNoWebSocketApp, .error, .likely, at: .upgrade,
                "there is no WebSocket application: \(server) serves WSGI",
                because: because, untested: ["an ASGI server beside it, which this path should lead to"],
                remedies: [
                    Finding.Remedy.log(
                        "serve asgi.py with Daphne or uvicorn; for runserver put daphne first into INSTALLED_APPS")
                ])
        }
        return Finding(
            .upgradeHeadersLost, .error, .likely, at: .upgrade, "the request was not treated as a WebSocket upgrade",
            because: because,
            untested: ["a path that the server does not have", "a server without WebSocket support"],
            remedies: [headers(bundle)])
    }

    /// A server of WSGI that answers by itself; gunicorn with uvicorn's workers signs as uvicorn.
    private static func withoutWebSockets(_ refusal: HTTPFacts) -> String? {
        guard let name = ServerName.signed(refusal) else { return nil }
        return ["gunicorn", "wsgiserver", "werkzeug", "waitress", "cheroot"]
            .contains { name.asciiLowercased.hasPrefix($0) } ? name : nil
    }

    /// A front end's server, to which the proxy sends what has no place of its own.
    private static func frontEnd(_ refusal: HTTPFacts) -> String? {
        guard let powered = refusal.field("X-Powered-By") else { return nil }
        return Printable.excerpt(powered.utf8, limit: 24)
    }

    /// 401, 403 or 500 as a page of the proxy's own: the application was not asked.
    private static func proxyRefuses(
        _ proxy: String, _ refusal: HTTPFacts, _ because: [String], _ bundle: Bundle
    ) -> Finding {
        let isBasic = ProxyPage.demandsPassword(refusal)
        var finding = Finding(
            .upgradeOtherStatus, .error, .likely, at: .upgrade,
            isBasic
                ? "the proxy in front demands a user name and password"
                : "the proxy in front answers \(refusal.status), not the application",
            because: because + [isBasic ? "WWW-Authenticate asks for Basic" : "the page is that of \(proxy)"],
            untested: ["a proxy that puts its own page over the application's answer"],
            remedies: [
                isBasic
                    ? Finding.Remedy(
                        "give them, 'user:password' in a file",
                        command: "relayctl probe \(bundle.targetWord) --auth user:@FILE")
                    : Finding.Remedy("look for deny, allow and auth rules", command: bundle.showProxyCommand)
            ])
        if isBasic || bundle.flip != nil { finding.prove() }
        if let flip = bundle.flip { finding.because.append("\(flip.changed) the same handshake is accepted") }
        return finding
    }
}
