import RelayBytes
import RelayEvidence

/// The headers of an answer that tell servers and proxies apart.
enum HeaderFacets {
    private static let names = [
        "Server", "Via", "X-Powered-By", "X-Served-By", "X-Cache", "WWW-Authenticate", "Location",
        "Strict-Transport-Security", "Vary", "Allow",
    ]

    static func of(_ stage: StageName) -> [Facet] {
        names.map { name in Facet(name) { bundle in Facet.shown(answer(stage, bundle)?.field(name)) } }
    }

    private static func answer(_ stage: StageName, _ bundle: Bundle) -> HTTPFacts? {
        guard stage == .http else { return bundle.upgrade.facts?.response }
        guard case .answered(let facts)? = bundle.http.facts else { return nil }
        return facts
    }
}
