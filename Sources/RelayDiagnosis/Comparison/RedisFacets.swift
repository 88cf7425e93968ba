import RelayBytes
import RelayEvidence
import RelayRESP

/// The Redis behind the channel layer: another instance, another state.
enum RedisFacets {
    static let all = [
        inspected("url") { Facet.shown($0.url) },
        Facet("state") { bundle in
            bundle.redis.facts.map { facts in
                RedisTrouble(facts).map { "\($0.summary): \($0.evidence)" } ?? "answers"
            }
        },
        inspected("version") { Facet.shown($0.info.version) },
        inspected("instance") { facts in facts.info.runID.flatMap { Facet.shown(String($0.prefix(8))) } },
        inspected("role") { Facet.shown($0.info.role) },
        Facet("a join") { bundle in
            bundle.redis.facts?.members?.rose.map { $0 ? "is counted" : "is not counted" }
        },
    ]

    private static func inspected(_ name: String, _ value: @escaping @Sendable (RedisFacts) -> String?) -> Facet {
        Facet(name) { bundle in bundle.redis.facts.flatMap { value($0.inspection) } }
    }
}
