import RelayBytes

/// How a TLS client introduces itself, and what it trusts.
package struct TLSClientOptions: Equatable, Sendable {
    package enum Version: Int, Equatable, Sendable, Comparable, CaseIterable {
        case tls10 = 0x301
        case tls11 = 0x302
        case tls12 = 0x303
        case tls13 = 0x304

        package static func < (left: Version, right: Version) -> Bool { left.rawValue < right.rawValue }
    }

    /// Sent as SNI, unless it is an address, and held against the certificate.
    package var serverName: String
    /// False: a bad certificate is recorded and the connection goes on (`--insecure`).
    package var verify: Bool
    /// PEM, trusted instead of the system's certificates.
    package var caFile: String?
    /// PEM, the client's certificate with its chain.
    package var certificateFile: String?
    /// PEM; nil: the key is in `certificateFile`.
    package var keyFile: String?
    /// Opens an encrypted key; without it such a key is unusable, never asked for.
    package var passphrase: Secret?
    package var minimumVersion: Version
    /// In the order of preference (RFC 7301); none: the extension is not sent.
    package var alpn: [String]

    package init(
        serverName: String, verify: Bool = true, caFile: String? = nil, certificateFile: String? = nil,
        keyFile: String? = nil, passphrase: Secret? = nil, minimumVersion: Version = .tls12,
        alpn: [String] = ["http/1.1"]
    ) {
        self.serverName = serverName
        self.verify = verify
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.passphrase = passphrase
        self.minimumVersion = minimumVersion
        self.alpn = alpn
    }
}
