import RelayBytes
import RelayEvidence

/// dns: did the name give an address.
enum ResolutionStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.resolution.facts else { return StageReport(.dns, .skip, "") }
        let json: JSONObject = ["host": .string(facts.host), "addresses": JSONValue(facts.addresses)]
        switch facts.outcome {
        case .addresses(let list):
            let isProxys = bundle.target.proxy.map { $0.url.contains("//\(urlHost(facts.host)):") } ?? false
            let summary = enumerate(list) + (isProxys ? " (the proxy's)" : "")
            return StageReport(.dns, .ok, span: bundle.resolution.span, summary, facts: json)
        case .failed(_, let text):
            return failure(bundle, "\(facts.host): \(Printable.escape(text))", json)
        case .timedOut:
            return failure(bundle, "\(facts.host): no answer within the deadline", json)
        }
    }

    private static func failure(_ bundle: Bundle, _ words: String, _ json: JSONObject) -> StageReport {
        // A proxy whose name leads nowhere has failed as a proxy.
        if bundle.isProxyUnreachable {
            return StageReport(.dns, .warn, span: bundle.resolution.span, words, facts: json)
        }
        return StageReport(.dns, .fail, span: bundle.resolution.span, words, facts: json, exit: .dns)
    }

    private static func urlHost(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    private static func enumerate(_ addresses: [String]) -> String {
        guard addresses.count > 1, let last = addresses.last else { return addresses.first ?? "no address" }
        if addresses.count > 4 {
            return addresses.prefix(3).joined(separator: ", ") + " and \(addresses.count - 3) more"
        }
        return addresses.dropLast().joined(separator: ", ") + " and " + last
    }
}
