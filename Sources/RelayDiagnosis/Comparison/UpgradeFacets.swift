import RelayBytes
import RelayEvidence

/// The opening handshake: what was sent, and what came back.
enum UpgradeFacets {
    static let all = [
        Facet("answer") { bundle in
            bundle.upgrade.facts.map { facts in
                facts.response.map { HTTPStage.answer($0) } ?? UpgradeStage.judge(bundle).summary
            }
        },
        Facet("subprotocol") { bundle in
            guard case .open(_, let selected)? = bundle.upgrade.facts?.outcome else { return nil }
            return Facet.shown(selected)
        },
        Facet("violations") { bundle in
            guard case .invalid(_, let faults)? = bundle.upgrade.facts?.outcome else { return nil }
            return Facet.shown(faults.map(\.text).joined(separator: ", "))
        },
        Facet("token sent by") { Facet.shown($0.upgrade.facts?.tokenMode) },
        Facet("origin sent") { Facet.shown($0.upgrade.facts?.origin) },
        Facet("redirects") { bundle in
            bundle.upgrade.facts.flatMap { Facet.shown($0.redirects.last?.to) }
        },
    ]
}
