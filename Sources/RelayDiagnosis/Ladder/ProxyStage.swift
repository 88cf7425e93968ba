import RelayBytes
import RelayEvidence

/// proxy: did it give a tunnel to the server.
enum ProxyStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        let (url, source) = (bundle.target.proxy?.url ?? "", bundle.target.proxy?.source ?? "")
        let json: JSONObject = ["url": .string(url), "source": .string(source)]
        switch bundle.proxy.facts {
        case .tunnel:
            return StageReport(.proxy, .ok, span: bundle.proxy.span, "via \(url) (\(source))", facts: json)
        case .failed(let failure):
            let summary = "\(url) (\(source)): \(words(failure))"
            return StageReport(.proxy, .fail, span: bundle.proxy.span, summary, facts: json, exit: .proxy)
        case nil: return StageReport(.proxy, .skip, "")
        }
    }

    static func words(_ failure: ProxyFailure) -> String {
        switch failure {
        case .unreachable(let text): Printable.escape(text)
        case .refused(let status, let reason): "\(status) \(Printable.escape(reason))"
        case .socks(_, let text): Printable.escape(text)
        case .authenticationRefused: "it wants a user name and password, or refuses those given"
        case .notAProxy: "it does not answer as a proxy"
        case .timedOut: "no answer within the deadline"
        case .closed: "it closed the connection"
        }
    }
}

extension Bundle {
    /// Whether no connection to the proxy was made: what dns and tcp saw is the proxy's, not the server's.
    var isProxyUnreachable: Bool {
        guard case .failed(.unreachable)? = proxy.facts else { return false }
        return true
    }
}
