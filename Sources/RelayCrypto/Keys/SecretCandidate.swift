import COpenSSL
import RelayBytes
import RelayJWT

/// The test that keeps public keys out of HMAC (RFC 8725 section 2.1): what parses as a key is no secret.
enum SecretCandidate {
    /// What the bytes are if they are no secret: `a PEM public key`; nil for a secret.
    static func otherNature(of bytes: [UInt8]) -> String? {
        if let block = PEMText.blocks(in: bytes).first { return "PEM (\(Printable.escape(block.label)))" }
        let start = String(decoding: bytes.prefix(20), as: UTF8.self)
        if ["ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-"].contains(where: start.hasPrefix) {
            return "an SSH public key"
        }
        if bytes.first(where: { $0 > 0x20 }) == 0x7b, let nature = jsonNature(bytes) { return nature }
        guard bytes.first == 0x30 else { return nil }
        if Certificate(der: bytes) != nil { return "a certificate" }
        return EVPKey.decoded(bytes, passphrase: nil) != nil ? "a key in DER" : nil
    }

    private static func jsonNature(_ bytes: [UInt8]) -> String? {
        guard let value = try? JSONReader.read(bytes) else { return nil }
        if value["keys"]?.array != nil { return "a JWK set" }
        return (try? JWK(value)) == nil ? nil : "a JWK"
    }
}
