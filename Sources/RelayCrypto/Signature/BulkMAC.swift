import COpenSSL
import RelayBytes
import RelayJWT

/// HMAC with one key, whose two inner states are computed once.
@safe final class BulkMAC: BulkVerifier {
    let kid: String?
    private let context: OpaquePointer
    private var code = [UInt8](repeating: 0, count: 64)

    init?(_ secret: Secret, _ digest: Algorithm.Digest, kid: String?) {
        let bytes = secret.reveal()
        guard !bytes.isEmpty, let context = unsafe FetchedMAC.newContext() else { return nil }
        (unsafe self.context, self.kid) = unsafe (context, kid)
        guard unsafe relay_mac_init(context, digest.rawValue, bytes, bytes.count) == 1 else { return nil }
    }

    deinit { unsafe EVP_MAC_CTX_free(context) }

    func matches(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool {
        var count = 0
        // Without a key the one of before is used again.
        guard unsafe EVP_MAC_init(context, nil, 0, nil) == 1,
            unsafe message.withUnsafeBufferPointer({ unsafe EVP_MAC_update(context, $0.baseAddress, $0.count) }) == 1,
            unsafe EVP_MAC_final(context, &code, &count, code.count) == 1, count == signature.count
        else { return false }
        return unsafe signature.withUnsafeBufferPointer { unsafe CRYPTO_memcmp(code, $0.baseAddress, count) } == 0
    }
}
