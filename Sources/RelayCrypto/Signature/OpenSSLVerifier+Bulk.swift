import COpenSSL
import RelayBytes
import RelayJWT

extension OpenSSLVerifier {
    /// The one key for an algorithm, made ready for many signatures; nil for a set, a key that may not, one that is too
    /// weak, and for the Edwards curves, which sign a whole message at once.
    package func bulk(_ algorithm: Algorithm) -> (any BulkVerifier)? {
        guard let key = soleKey, key.suits(algorithm), key.jwk == nil, key.facts.weakness(for: algorithm) == nil else {
            return nil
        }
        switch key.material {
        case .secret(let secret, _): return algorithm.digest.flatMap { BulkMAC(secret, $0) }
        case .key(let shared): return BulkSignature(shared, algorithm, key.facts.curve)
        }
    }
}

/// HMAC with one key, whose two inner states are computed once.
@safe private final class BulkMAC: BulkVerifier {
    private let context: OpaquePointer
    private var code = [UInt8](repeating: 0, count: 64)

    init?(_ secret: Secret, _ digest: Algorithm.Digest) {
        let bytes = secret.reveal()
        guard !bytes.isEmpty, let context = unsafe FetchedMAC.newContext() else { return nil }
        unsafe self.context = context
        guard unsafe relay_mac_init(context, digest.rawValue, bytes, bytes.count) == 1 else { return nil }
    }

    deinit { unsafe EVP_MAC_CTX_free(context) }

    func matches(_ signature: [UInt8], of message: ArraySlice<UInt8>) -> Bool {
        var count = 0
        // Without a key the one of before is used again.
        guard unsafe EVP_MAC_init(context, nil, 0, nil) == 1,
            unsafe message.withUnsafeBufferPointer({ unsafe EVP_MAC_update(context, $0.baseAddress, $0.count) }) == 1,
            unsafe EVP_MAC_final(context, &code, &count, code.count) == 1
        else { return false }
        return unsafe count == signature.count && CRYPTO_memcmp(code, signature, count) == 0
    }
}

/// RSA or ECDSA with one key and one digest.
@safe private final class BulkSignature: BulkVerifier {
    private let context: OpaquePointer
    private let digest: OpaquePointer
    private let curve: Curve?
    private var hash = [UInt8](repeating: 0, count: 64)

    init?(_ shared: SharedKey, _ algorithm: Algorithm, _ curve: Curve?) {
        guard let name = algorithm.digest?.rawValue, let digest = unsafe EVP_MD_fetch(nil, name, nil) else {
            return nil
        }
        // Its address crosses the lock; the context holds on to the key.
        let address = shared.withKey { key in
            key.lend { unsafe Int(bitPattern: EVP_PKEY_CTX_new_from_pkey(nil, $0, nil)) }
        }
        guard let context = unsafe OpaquePointer(bitPattern: address) else {
            unsafe EVP_MD_free(digest)
            return nil
        }
        (unsafe self.context, unsafe self.digest, self.curve) = unsafe (context, digest, curve)
        guard unsafe EVP_PKEY_verify_init(context) == 1, unsafe DigestSignature.pads(context, algorithm),
            unsafe EVP_PKEY_CTX_set_signature_md(context, digest) == 1
        else { return nil }
    }

    deinit {
        unsafe EVP_PKEY_CTX_free(context)
        unsafe EVP_MD_free(digest)
    }

    func matches(_ signature: [UInt8], of message: ArraySlice<UInt8>) -> Bool {
        defer { ERR_clear_error() }
        let form = curve.map { ECDSASignature.der(fixedWidth: signature, $0) } ?? signature
        var count: UInt32 = 0
        guard let form,
            unsafe message.withUnsafeBufferPointer({
                unsafe EVP_Digest($0.baseAddress, $0.count, &hash, &count, digest, nil)
            }) == 1
        else { return false }
        return unsafe EVP_PKEY_verify(context, form, form.count, hash, Int(count)) == 1
    }
}
