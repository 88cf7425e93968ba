import RelayBytes

extension CertificateFacts: SavedFact {
    var saved: JSONValue {
        [
            "subject": subject.saved, "common_name": commonName.saved, "issuer": issuer.saved,
            "alternative_names": alternativeNames.saved, "not_before": notBefore.saved, "not_after": notAfter.saved,
            "key_type": keyType.saved, "key_bits": keyBits.saved, "signature_algorithm": signatureAlgorithm.saved,
            "self_issued": isSelfIssued.saved, "sha256": fingerprint.saved,
            "issuer_access": hasIssuerAccess.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            subject: try saved.text("subject"), commonName: try saved.optionalText("common_name"),
            issuer: try saved.text("issuer"), alternativeNames: try saved.texts("alternative_names"),
            notBefore: try saved.fact("not_before"), notAfter: try saved.fact("not_after"),
            keyType: try saved.fact("key_type"), keyBits: try saved.fact("key_bits"),
            signatureAlgorithm: try saved.fact("signature_algorithm"), isSelfIssued: try saved.fact("self_issued"),
            fingerprint: try saved.fact("sha256"), hasIssuerAccess: try saved.fact("issuer_access", or: false))
    }
}
