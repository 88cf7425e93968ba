import RelayBytes
import RelayEvidence

/// A token that the application does not see where it was put, and sees elsewhere (FACTS: rows 53, 54).
enum TokenDeliveryCause {
    /// Refused as a subprotocol, accepted as a query parameter: the offer is dropped on the way, or not looked at.
    static func byQuery(_ because: [String], _ bundle: Bundle) -> Finding {
        if let selected = bundle.outcome(of: .queryAndSubprotocol)?.subprotocol {
            return unread(
                because + ["it selects \(Printable.escape(selected)) when offered: the offer arrives"], "query",
                "a subprotocol", bundle)
        }
        // The application's server answers plain requests itself: there is nobody on the way.
        if let server = bundle.applicationServer {
            var found = unread(because + ["\(server) answers without a proxy"], "query", "a subprotocol", bundle)
            found.confidence = .likely
            found.untested = ["a proxy that drops Sec-WebSocket-Protocol"]
            return found
        }
        return Finding(
            .upgradeSubprotocolStripped, .error, bundle.proxyServer == nil ? .likely : .certain, at: .upgrade,
            "the offered subprotocols do not reach the application",
            because: because + (bundle.proxyServer.map { ["\($0) is in between"] } ?? []),
            untested: ["an application that reads the token from the query alone"],
            remedies: [
                Finding.Remedy(
                    "nginx: proxy_set_header Sec-WebSocket-Protocol $http_sec_websocket_protocol",
                    command: "nginx -T")
            ])
    }

    /// Refused as a query parameter or in a header, accepted as a subprotocol.
    static func bySubprotocol(_ because: [String], _ bundle: Bundle) -> Finding {
        let mode = bundle.upgrade.facts?.tokenMode == "header" ? "an Authorization header" : "the query"
        return unread(because, "subprotocol", mode, bundle)
    }

    private static func unread(_ because: [String], _ mode: String, _ from: String, _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeTokenMissing, at: .upgrade, "the application does not read the token from \(from)",
            because: because,
            remedies: [
                Finding.Remedy(
                    "send it as the application reads it",
                    command: "relayctl probe \(bundle.targetWord) --auth-mode \(mode)")
            ])
    }
}

extension Bundle {
    /// What signs the answers of this address.
    fileprivate var signature: String? {
        guard case .answered(let facts)? = http.facts else { return refusal.flatMap(ServerName.signed) }
        return ServerName.signed(facts)
    }

    /// The proxy that signs the answers.
    fileprivate var proxyServer: String? {
        guard let signature else { return nil }
        let proxies = ["nginx", "openresty", "caddy", "apache", "cloudflare", "envoy", "varnish", "awselb"]
        return proxies.contains { signature.asciiLowercased.hasPrefix($0) } ? signature : nil
    }
}
