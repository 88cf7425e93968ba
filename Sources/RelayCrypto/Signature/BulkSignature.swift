import COpenSSL
import RelayBytes
import RelayJWT

/// RSA or ECDSA with one key and one digest.
@safe final class BulkSignature: BulkVerifier {
    let kid: String?
    private let context: OpaquePointer
    private let digest: FetchedDigest
    private let curve: Curve?

    init?(_ shared: SharedKey, _ algorithm: Algorithm, _ curve: Curve?, kid: String?) {
        guard let digest = algorithm.digest.flatMap(FetchedDigest.init) else { return nil }
        // Its address crosses the lock; the context holds on to the key.
        let address = shared.withKey { key in
            key.lend { unsafe Int(bitPattern: EVP_PKEY_CTX_new_from_pkey(nil, $0, nil)) }
        }
        guard let context = unsafe OpaquePointer(bitPattern: address) else { return nil }
        (unsafe self.context, self.digest, self.curve, self.kid) = unsafe (context, digest, curve, kid)
        guard unsafe EVP_PKEY_verify_init(context) == 1, unsafe DigestSignature.pads(context, algorithm),
            unsafe EVP_PKEY_CTX_set_signature_md(context, digest.pointer) == 1
        else { return nil }
    }

    deinit { unsafe EVP_PKEY_CTX_free(context) }

    func matches(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool {
        defer { ERR_clear_error() }
        let given = signature.indices.map { signature[$0] }
        let form = curve.map { ECDSASignature.der(fixedWidth: given, $0) } ?? given
        guard let form, let hash = digest.hash(of: message) else { return false }
        return unsafe EVP_PKEY_verify(context, form, form.count, hash, hash.count) == 1
    }
}
