import RelayBytes

/// What an X.509 certificate says of itself (RFC 5280). Nothing here has been verified.
package struct CertificateFacts: Equatable, Sendable {
    /// The subject as a one-line distinguished name, `CN=api.relaydesk.test`.
    package let subject: String
    package let commonName: String?
    package let issuer: String
    /// DNS names and addresses of the subjectAltName, as text.
    package let alternativeNames: [String]
    package let notBefore: UnixTime
    package let notAfter: UnixTime
    /// `RSA`, `EC` or what OpenSSL calls it, and the size in bits.
    package let keyType: String
    package let keyBits: Int
    package let signatureAlgorithm: String
    /// Subject and issuer are the same name.
    package let isSelfIssued: Bool
    /// SHA-256 of the DER, in lower-case hexadecimal.
    package let fingerprint: String
    /// It says where its issuer's certificate can be had (RFC 5280 section 4.2.2.1), as those of public CAs do.
    package let hasIssuerAccess: Bool

    package init(
        subject: String, commonName: String?, issuer: String, alternativeNames: [String], notBefore: UnixTime,
        notAfter: UnixTime, keyType: String, keyBits: Int, signatureAlgorithm: String, isSelfIssued: Bool,
        fingerprint: String, hasIssuerAccess: Bool = false
    ) {
        self.subject = subject
        self.commonName = commonName
        self.issuer = issuer
        self.alternativeNames = alternativeNames
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.keyType = keyType
        self.keyBits = keyBits
        self.signatureAlgorithm = signatureAlgorithm
        self.isSelfIssued = isSelfIssued
        self.fingerprint = fingerprint
        self.hasIssuerAccess = hasIssuerAccess
    }
}
