import COpenSSL
import RelayBytes

/// An X.509 certificate that OpenSSL holds (RFC 5280).
@safe struct Certificate: ~Copyable {
    private let pointer: OpaquePointer

    /// A certificate from its DER; nil where it is none or bytes follow it.
    init?(der: [UInt8]) {
        defer { ERR_clear_error() }
        let certificate = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            guard let certificate = unsafe d2i_X509(nil, &next, buffer.count) else { return nil }
            guard unsafe next == buffer.baseAddress.map({ unsafe $0 + buffer.count }) else {
                unsafe X509_free(certificate)
                return nil
            }
            return unsafe certificate
        }
        guard let certificate = unsafe certificate else { return nil }
        unsafe pointer = certificate
    }

    /// The certificate of a PEM block; of a trusted one, what OpenSSL adds behind it is passed over.
    init?(pem block: PEMText.Block) {
        guard let der = PEMText.der(block) else { return nil }
        self.init(der: der)
    }

    deinit { unsafe X509_free(pointer) }

    /// Lends the certificate to OpenSSL for one call.
    @safe borrowing func lend<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(pointer) }

    /// The key that it certifies; nil for one that OpenSSL does not know.
    var publicKey: EVPKey? {
        defer { ERR_clear_error() }
        return unsafe EVPKey(owning: X509_get_pubkey(pointer))
    }
}
