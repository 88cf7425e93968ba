import RelayBytes
import RelayEvidence

/// A token that the application does not see where it was put, and sees elsewhere (FACTS: rows 53, 54).
enum TokenDeliveryCause {
    /// Refused as a subprotocol, accepted as a query parameter: the offer is dropped on the way, or not looked at.
    static func byQuery(_ because: [String], _ bundle: Bundle) -> Finding {
        if let selected = bundle.outcome(of: .queryAndSubprotocol)?.subprotocol {
            let arrives = "it selects \(Printable.escape(selected)) when offered: the offer arrives"
            return unread(because + [arrives], "query", bundle)
        }
        let (repeated, direct) = (bundle.outcome(of: .repeatedSubprotocol), bundle.direct)
        if repeated?.status == 400 {
            let arrives = "a subprotocol that is offered twice is refused with 400: the offer arrives"
            return unread(because + [arrives], "query", bundle)
        }
        if let direct, direct.outcome.kind == .open {
            return stripped(because + ["\(direct.changed) it is accepted as a subprotocol"], bundle, isProven: true)
        }
        if repeated?.kind == .open, bundle.isDaphnesRefusal {
            let lost = "Daphne refuses a subprotocol that is offered twice, and did not see it"
            return stripped(because + [lost], bundle, isProven: true)
        }
        if direct == nil, bundle.proxyServer != nil { return stripped(because, bundle, isProven: false) }
        var found = unread(because, "query", bundle)
        if let direct { found.because.append("\(direct.changed) it is refused as a subprotocol too") }
        found.confidence = .likely
        found.untested =
            direct == nil ? ["a proxy that drops Sec-WebSocket-Protocol (give a backend with --direct)"] : []
        return found
    }

    /// Refused elsewhere, accepted in the place that the word of `--auth-mode` names.
    static func unread(_ because: [String], _ mode: String, _ bundle: Bundle) -> Finding {
        let from =
            switch bundle.upgrade.facts?.tokenMode {
            case "header": "an Authorization header"
            case "query": "the query"
            default: otherScheme(bundle).map { "a subprotocol behind \($0)" } ?? "a subprotocol"
            }
        return Finding(
            .upgradeTokenMissing, at: .upgrade, "the application does not read the token from \(from)",
            because: because,
            remedies: (otherScheme(bundle) == nil ? [] : [offerBearer(bundle)]) + [
                Finding.Remedy(
                    "send it as the application reads it",
                    command: "relayctl probe \(bundle.targetWord) --auth-mode \(mode)")
            ])
    }

    /// The scheme that was offered with the token, where it is not the document's.
    private static func otherScheme(_ bundle: Bundle) -> String? {
        guard let facts = bundle.upgrade.facts, facts.tokenMode == "subprotocol",
            let scheme = facts.offeredSubprotocols.first,
            scheme != "Bearer"
        else { return nil }
        return Printable.excerpt(scheme.utf8, limit: 24)
    }

    private static func offerBearer(_ bundle: Bundle) -> Finding.Remedy {
        Finding.Remedy(
            "offer it behind Bearer, as the application is likely to want it",
            command: "relayctl probe \(bundle.targetWord) --auth-scheme Bearer")
    }

    private static func stripped(_ because: [String], _ bundle: Bundle, isProven: Bool) -> Finding {
        Finding(
            .upgradeSubprotocolStripped, .error, isProven ? .certain : .likely, at: .upgrade,
            "the offered subprotocols do not reach the application",
            because: because + (bundle.proxyServer.map { ["\($0) is in between"] } ?? []),
            untested: isProven ? [] : ["an application that reads the token from the query alone"],
            remedies: (isProven
                ? [] : [Finding.Remedy("ask the application past the proxy", command: bundle.pastProxyCommand)])
                + [
                    Finding.Remedy(
                        "nginx: proxy_set_header Sec-WebSocket-Protocol $http_sec_websocket_protocol",
                        command: bundle.showProxyCommand)
                ])
    }
}

extension Bundle {
    /// The handshake past the proxy: the one that was accepted, else the first.
    fileprivate var direct: ExperimentRecord? {
        let all = experiments.filter { if case .direct = $0.experiment { true } else { false } }
        return all.first { $0.outcome.kind == .open } ?? all.first
    }
}
