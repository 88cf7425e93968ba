import COpenSSL
import RelayBytes
import RelayJWT

/// ECDSA on P-256 with one key whose multiples are tabled (RFC 7518 section 3.4): R and S of 32 octets each.
@safe final class TabledECDSA: BulkVerifier {
    let kid: String?
    private let key: UnsafeMutablePointer<relay_ecdsa_key>
    private let digest: FetchedDigest

    /// Nil where OpenSSL makes no tables.
    init?(_ shared: SharedKey, kid: String?) {
        guard let digest = FetchedDigest(.sha256) else { return nil }
        defer { ERR_clear_error() }
        // Its address crosses the lock.
        let address = shared.withKey { key in key.lend { unsafe Int(bitPattern: relay_ecdsa_new($0)) } }
        guard let key = unsafe UnsafeMutablePointer<relay_ecdsa_key>(bitPattern: address) else { return nil }
        (unsafe self.key, self.digest, self.kid) = unsafe (key, digest, kid)
    }

    deinit { unsafe relay_ecdsa_free(key) }

    func matches(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool {
        guard signature.count == 64, let hash = digest.hash(of: message) else { return false }
        defer { ERR_clear_error() }
        return unsafe signature.withUnsafeBufferPointer { unsafe relay_ecdsa_verify(key, $0.baseAddress, hash) } == 1
    }
}
