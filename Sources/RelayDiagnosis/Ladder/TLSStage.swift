import RelayBytes
import RelayEvidence

/// tls: the session's facts, and whether the certificate is good for this host now.
enum TLSStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        switch bundle.tls.facts {
        case .session(let facts): return session(facts, bundle)
        case .failed(let failure):
            if case .unusable = failure {
                return StageReport(.tls, .fail, span: bundle.tls.span, words(failure), exit: .unreadableInput)
            }
            return StageReport(.tls, .fail, span: bundle.tls.span, words(failure), exit: .tls)
        case nil: return StageReport(.tls, .skip, "")
        }
    }

    private static func session(_ facts: TLSFacts, _ bundle: Bundle) -> StageReport {
        var json: JSONObject = [
            "version": .string(facts.version), "cipher": .string(facts.cipher),
            "server_name": .string(facts.serverName), "alpn": JSONValue(facts.selectedALPN),
            "verified": .bool(facts.verification == .verified),
            "chain": .array(facts.chain.map(certificate)),
        ]
        guard facts.verification != .verified else {
            let days = facts.chain.first.map { leaf in " until \(leaf.notAfter.rfc3339.prefix(10))" } ?? ""
            let name = facts.chain.first?.commonName ?? facts.serverName
            let summary = "\(facts.version), certificate of \(Printable.escape(name))\(days)"
            guard let ending = bundle.endingCertificate else {
                return StageReport(.tls, .ok, span: bundle.tls.span, summary, facts: json)
            }
            return StageReport(
                .tls, .warn, span: bundle.tls.span, "\(summary), ends in \(ending.words)", facts: json)
        }
        let reason = words(facts.verification)
        json["verify_error"] = .string(reason)
        // An unverified session that went on was asked for with --insecure.
        let isAccepted = bundle.upgrade.facts != nil || bundle.http.facts != nil
        return StageReport(
            .tls, isAccepted ? .warn : .fail, span: bundle.tls.span, reason, facts: json, exit: .certificate)
    }

    static func words(_ verification: TLSFacts.Verification) -> String {
        switch verification {
        case .verified: "verified"
        case .failed(_, let text, let depth): depth == 0 ? text : "\(text) (certificate \(depth) of the chain)"
        case .wrongHost(let expected): "the certificate is not for \(Printable.escape(expected))"
        }
    }

    static func words(_ failure: TLSFailure) -> String {
        switch failure {
        case .notTLS(let bytes): "the port does not speak TLS: \(Printable.excerpt(firstLine(bytes), limit: 32))"
        case .alert(let number, let text): "alert \(number): \(Printable.escape(text))"
        case .timedOut: "no answer to the ClientHello"
        case .closed(let errno): errno == 0 ? "closed during the handshake" : "reset during the handshake"
        case .failed(let text): Printable.escape(text)
        case .unusable(let file, let text): "\(Printable.escape(file)): \(Printable.escape(text))"
        }
    }

    /// A status line or greeting, without its end and what follows.
    private static func firstLine(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.prefix { $0 != 0x0d && $0 != 0x0a }
    }

    private static func certificate(_ facts: CertificateFacts) -> JSONValue {
        [
            "subject": .string(facts.subject), "issuer": .string(facts.issuer),
            "names": JSONValue(facts.alternativeNames), "not_before": .string(facts.notBefore.rfc3339),
            "not_after": .string(facts.notAfter.rfc3339), "key": .string("\(facts.keyType) \(facts.keyBits)"),
            "sha256": .string(facts.fingerprint),
        ]
    }
}
