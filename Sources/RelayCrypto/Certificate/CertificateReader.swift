import COpenSSL
import RelayBytes
import RelayEvidence

/// Turns the DER of a certificate into facts; nothing is verified.
package enum CertificateReader {
    /// What the certificate says of itself; nil where the bytes are no certificate.
    package static func facts(der: [UInt8]) -> CertificateFacts? {
        guard let certificate = Certificate(der: der), let validity = certificate.validity else { return nil }
        let (type, bits) = certificate.keySize
        return CertificateFacts(
            subject: certificate.subject, commonName: certificate.commonName, issuer: certificate.issuer,
            alternativeNames: certificate.alternativeNames, notBefore: validity.0, notAfter: validity.1,
            keyType: type, keyBits: bits, signatureAlgorithm: certificate.signatureAlgorithm,
            isSelfIssued: certificate.isSelfIssued, fingerprint: Hex.encode(SHA256.digest(der)),
            hasIssuerAccess: certificate.hasIssuerAccess)
    }
}
