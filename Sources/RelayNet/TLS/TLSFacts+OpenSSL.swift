import COpenSSL
import RelayCrypto
import RelayEvidence

extension TLSFacts {
    /// What the handshake showed so far; nil before the server's certificate has come.
    init?(_ ssl: OpaquePointer, _ options: TLSClientOptions) {
        let count = unsafe tls_chain_count(ssl)
        guard count > 0 else { return nil }
        let name = TLSServerName(options.serverName)
        unsafe self.init(
            version: String(cString: SSL_get_version(ssl)), cipher: Self.cipher(ssl), selectedALPN: Self.alpn(ssl),
            serverName: name.text, verification: Self.verification(ssl, name, TLSClientContexts.trust(options)),
            chain: (0..<count).compactMap { unsafe CertificateReader.facts(der: Self.der(ssl, $0)) })
    }

    private static func verification(
        _ ssl: OpaquePointer, _ name: TLSServerName, _ trust: TLSTrust
    ) -> TLSFacts.Verification {
        var depth: Int32 = 0
        var code = unsafe tls_verify(ssl, SSL_CTX_get_cert_store(SSL_get_SSL_CTX(ssl)), &depth)
        if trust == .system, TLSTrust.isUnknownIssuer(code) {
            var otherDepth: Int32 = 0
            let other = unsafe TLSTrust.withBundle { unsafe tls_verify(ssl, $0, &otherDepth) }
            if let other, !TLSTrust.isUnknownIssuer(other) { (code, depth) = (other, otherDepth) }
        }
        guard code == X509_V_OK else {
            let text = unsafe String(cString: X509_verify_cert_error_string(Int(code)))
            return .failed(code: Int(code), text: text, depth: Int(depth))
        }
        let isNamed =
            name.isAddress
            ? unsafe tls_leaf_names_address(ssl, name.text) : unsafe tls_leaf_names_host(ssl, name.text)
        return isNamed == 1 ? .verified : .wrongHost(expected: name.text)
    }

    private static func cipher(_ ssl: OpaquePointer) -> String {
        guard let name = unsafe SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)) else { return "" }
        return unsafe String(cString: name)
    }

    private static func alpn(_ ssl: OpaquePointer) -> String? {
        var bytes: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        unsafe SSL_get0_alpn_selected(ssl, &bytes, &count)
        guard let bytes = unsafe bytes, count > 0 else { return nil }
        return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
    }

    private static func der(_ ssl: OpaquePointer, _ index: Int32) -> [UInt8] {
        let count = unsafe tls_chain_der(ssl, index, nil)
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        unsafe _ = tls_chain_der(ssl, index, &bytes)
        return bytes
    }
}
