import RelayBytes
import RelayEvidence

/// dns: did the name give an address.
enum ResolutionStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.resolution.facts else { return StageReport(.dns, .skip, "") }
        let json: JSONObject = ["host": .string(facts.host), "addresses": JSONValue(facts.addresses)]
        switch facts.outcome {
        case .addresses(let list):
            return StageReport(.dns, .ok, span: bundle.resolution.span, enumerate(list), facts: json)
        case .failed(_, let text):
            let words = "\(facts.host): \(Printable.escape(text))"
            return StageReport(.dns, .fail, span: bundle.resolution.span, words, facts: json, exit: .dns)
        case .timedOut:
            let words = "\(facts.host): no answer within the deadline"
            return StageReport(.dns, .fail, span: bundle.resolution.span, words, facts: json, exit: .dns)
        }
    }

    private static func enumerate(_ addresses: [String]) -> String {
        guard addresses.count > 1, let last = addresses.last else { return addresses.first ?? "no address" }
        if addresses.count > 4 {
            return addresses.prefix(3).joined(separator: ", ") + " and \(addresses.count - 3) more"
        }
        return addresses.dropLast().joined(separator: ", ") + " and " + last
    }
}
