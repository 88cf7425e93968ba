import RelayBytes
import RelayEvidence

/// tcp.refused and tcp.timeout: no address took the connection.
enum ConnectAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.connect.facts, facts.connected == nil, !facts.attempts.isEmpty,
            !bundle.isProxyUnreachable
        else { return [] }
        let because = facts.attempts.map { attempt in
            "\(attempt.address) \(attempt.outcome.words) after \((attempt.ended - attempt.began).short)"
        }
        if facts.attempts.contains(where: { $0.outcome == .refused }) {
            let remedy = Finding.Remedy(
                "on the server: is something listening on that port?", command: "ss -ltnp")
            return [
                Finding(
                    .tcpRefused, at: .tcp, "the port is closed: nothing listens there", because: because,
                    untested: ["a firewall that rejects"], remedies: [remedy])
            ]
        }
        if facts.attempts.contains(where: { $0.outcome == .timedOut }) {
            return [
                Finding(
                    .tcpTimeout, at: .tcp, "no address answered: filtered, or the host is down", because: because,
                    remedies: [Finding.Remedy("check the firewall, the address and the route")])
            ]
        }
        return [
            Finding(
                .tcpTimeout, .error, .likely, at: .tcp, "the network gave no connection", because: because,
                remedies: [Finding.Remedy("check the route to the host", command: "ip route get \(host(facts))")])
        ]
    }

    private static func host(_ facts: ConnectFacts) -> String {
        let host = HostAnalyser.hostOf(facts.attempts.first?.address ?? "")
        return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }
}

/// proxy.refused: the proxy gave no tunnel.
enum ProxyAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .failed(let failure)? = bundle.proxy.facts, let proxy = bundle.target.proxy else { return [] }
        return [
            Finding(
                .proxyRefused, at: .proxy, "the proxy \(proxy.url) gives no tunnel",
                because: ["it says: \(ProxyStage.words(failure))", "it was chosen by \(proxy.source)"],
                remedies: [remedy(failure, proxy, bundle)])
        ]
    }

    private static func remedy(_ failure: ProxyFailure, _ proxy: ProxyFacts, _ bundle: Bundle) -> Finding.Remedy {
        if failure == .authenticationRefused {
            return Finding.Remedy(
                "give the proxy a user name and password, 'user:password' in a file",
                command: "relayctl probe \(bundle.targetWord) --proxy \(ShellWord.quote(proxy.url)) --proxy-auth @FILE")
        }
        return Finding.Remedy(
            "try without the proxy", command: "relayctl probe \(bundle.targetWord) --noproxy '*'")
    }
}
