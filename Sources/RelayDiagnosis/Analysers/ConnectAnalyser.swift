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
                    remedies: [
                        Finding.Remedy(
                            "check the firewall, the address and the route", command: "ip route get \(host(facts))")
                    ])
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
