import RelayBytes
import RelayEvidence

/// The session and the certificate: another issuer is another machine, or somebody in between.
enum TLSFacets {
    static let all = [
        session("verification") { TLSStage.words($0.verification) }, session("version") { Facet.shown($0.version) },
        session("alpn") { Facet.shown($0.selectedALPN) },
        session("certificates sent") { String($0.chain.count) },
        leaf("certificate") { "sha256:\($0.fingerprint.prefix(8))" }, leaf("subject") { Facet.shown($0.subject) },
        leaf("issuer") { Facet.shown($0.issuer) },
        leaf("names") { Facet.shown($0.alternativeNames.sorted().joined(separator: ", ")) },
        leaf("valid until") { $0.notAfter.rfc3339 }, leaf("key") { Facet.shown("\($0.keyType) \($0.keyBits)") },
        Facet("failure") { bundle in
            guard case .failed(let failure)? = bundle.tls.facts else { return nil }
            return TLSStage.words(failure)
        },
    ]

    private static func session(_ name: String, _ value: @escaping @Sendable (TLSFacts) -> String?) -> Facet {
        Facet(name) { bundle in
            guard case .session(let facts)? = bundle.tls.facts else { return nil }
            return value(facts)
        }
    }

    private static func leaf(_ name: String, _ value: @escaping @Sendable (CertificateFacts) -> String?) -> Facet {
        session(name) { $0.chain.first.flatMap(value) }
    }
}
