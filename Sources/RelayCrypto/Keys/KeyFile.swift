import RelayBytes

/// A key file that is not JSON: PEM with anything around it, or DER.
enum KeyFile {
    static func read(_ bytes: [UInt8], passphrase: Secret?) throws(KeyFault) -> sending EVPKey {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        let blocks = PEMText.blocks(in: bytes)
        for block in blocks {
            if block.label.hasSuffix("CERTIFICATE") {
                guard let certificate = Certificate(pem: block), let key = certificate.publicKey else {
                    throw .refused("the certificate cannot be read")
                }
                return key
            }
            guard block.label.hasSuffix("KEY") else { continue }
            if let key = EVPKey.decoded(block.text, passphrase: passphrase) { return key }
            let isEncrypted = block.label == "ENCRYPTED PRIVATE KEY" || block.isTraditionallyEncrypted
            guard isEncrypted else { throw .refused("the \(block.label) cannot be read") }
            throw passphrase == nil ? .encrypted : .wrongPassphrase
        }
        guard blocks.isEmpty else { throw .notAKey }
        if let key = Certificate(der: bytes)?.publicKey { return key }
        if let key = EVPKey.decoded(bytes, passphrase: passphrase) { return key }
        throw .notAKey
    }
}

extension PEMText.Block {
    /// The header of RFC 1421 that OpenSSL's own encryption has.
    fileprivate var isTraditionallyEncrypted: Bool {
        String(decoding: text, as: UTF8.self).contains("Proc-Type: 4,ENCRYPTED")
    }
}
