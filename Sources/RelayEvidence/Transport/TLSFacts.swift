import RelayBytes

/// What a TLS handshake showed. Verification is recorded, never skipped: also with `--insecure` the verdict is here.
package struct TLSFacts: Equatable, Sendable {
    package enum Verification: Equatable, Sendable {
        case verified
        /// OpenSSL's `X509_V_ERR_*` number and its words; `depth` 0 is the leaf.
        case failed(code: Int, text: String, depth: Int)
        /// The chain is trusted and names another host.
        case wrongHost(expected: String)
    }

    /// `TLSv1.3`.
    package let version: String
    package let cipher: String
    /// The application protocol that the server chose (RFC 7301).
    package let selectedALPN: String?
    /// The name sent as SNI and held against the certificate.
    package let serverName: String
    package let verification: Verification
    /// What the server sent, leaf first.
    package let chain: [CertificateFacts]

    package init(
        version: String, cipher: String, selectedALPN: String?, serverName: String, verification: Verification,
        chain: [CertificateFacts]
    ) {
        self.version = version
        self.cipher = cipher
        self.selectedALPN = selectedALPN
        self.serverName = serverName
        self.verification = verification
        self.chain = chain
    }
}

/// Why no TLS session came to be.
package enum TLSFailure: Error, Equatable, Sendable {
    /// The peer spoke something else: plain HTTP on a TLS port.
    case notTLS(firstBytes: [UInt8])
    /// The peer sent a fatal alert (RFC 8446 section 6).
    case alert(number: Int, text: String)
    case timedOut
    /// The connection ended during the handshake.
    case closed(errno: Int32)
    /// The handshake was refused on our side, in OpenSSL's words.
    case failed(text: String)
    /// A CA, certificate or key file of ours cannot be used.
    case unusable(file: String, text: String)
}
