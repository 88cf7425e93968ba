import RelayBytes
import RelayEvidence

/// The headers of an answer, whatever their names: what a proxy adds or drops may be the difference.
enum HeaderComparison {
    /// Headers that are another's at every answer, or follow from what is compared elsewhere.
    private static let changing = [
        "date", "age", "expires", "last-modified", "etag", "content-length", "sec-websocket-accept",
        "sec-websocket-protocol", "set-cookie", "retry-after", "x-request-id", "x-amzn-trace-id", "x-amz-cf-id",
        "cf-ray", "traceparent", "x-trace-id", "x-correlation-id", "x-runtime", "server-timing", "report-to", "nel",
    ]

    static func differences(_ stage: StageName, _ bundle: Bundle, _ good: Bundle) -> [Difference] {
        guard let here = answer(stage, bundle), let there = answer(stage, good) else { return [] }
        var names: [String] = []
        for field in there.fields + here.fields {
            let name = field.name.asciiLowercased
            if !changing.contains(name), !names.contains(where: { $0.equalsIgnoringASCIICase(name) }) {
                names.append(field.name)
            }
        }
        return names.compactMap { name in
            let (ours, theirs) = (values(name, here), values(name, there))
            return ours == theirs
                ? nil : Difference(stage, Printable.excerpt(name.utf8, limit: 40), here: ours, good: theirs)
        }
    }

    /// All values of that name, in their order; nil where there is none.
    private static func values(_ name: String, _ facts: HTTPFacts) -> String? {
        let values = facts.fields.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
        return values.isEmpty ? nil : Facet.shown(values.joined(separator: ", "))
    }

    private static func answer(_ stage: StageName, _ bundle: Bundle) -> HTTPFacts? {
        switch stage {
        case .http: answered(bundle.http.facts)
        case .me: answered(bundle.me.facts)
        case .upgrade: bundle.upgrade.facts?.response
        default: nil
        }
    }

    private static func answered(_ outcome: HTTPOutcome?) -> HTTPFacts? {
        guard case .answered(let facts)? = outcome else { return nil }
        return facts
    }
}
