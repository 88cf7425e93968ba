import RelayEvidence

/// A server that demands a certificate of its clients (FACTS: row 47).
enum ClientCertificate {
    /// bad_certificate, unknown_ca and certificate_required are of ours (RFC 8446 section 6.2).
    static func isMeant(by failure: TLSFailure) -> Bool {
        guard case .alert(let number, _) = failure else { return false }
        return [42, 48, 116].contains(number)
    }

    static func finding(at stage: StageName, _ because: [String], _ bundle: Bundle) -> Finding {
        Finding(
            .tlsHandshake, at: stage, "the server demands a client certificate, or refuses the one given",
            because: because,
            remedies: [
                Finding.Remedy("give one", command: "relayctl probe \(bundle.targetWord) --cert FILE --key FILE")
            ])
    }

    /// TLS 1.3 ends before the server has looked at the client's certificate, so its refusal comes as the end of a
    /// session that just stood (RFC 8446 section 4.4.2.4).
    static func unseen(at stage: StageName, _ bundle: Bundle) -> Finding? {
        guard case .session(let session)? = bundle.tls.facts, session.version == "TLSv1.3",
            case .failed(.closed)? = bundle.http.facts
        else { return nil }
        var found = finding(
            at: stage, ["the TLS session stands, and the server ends it at every request"], bundle)
        found.confidence = .likely
        found.untested = ["a server that closes every connection for another reason"]
        return found
    }
}
