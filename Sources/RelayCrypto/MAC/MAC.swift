import COpenSSL
import RelayBytes
import RelayJWT
import Synchronization

/// HMAC over one message (RFC 2104), as JWS signs with a secret (RFC 7518 section 3.2).
@safe package struct MAC: ~Copyable {
    private let context: OpaquePointer

    /// A code in the making; nil for an empty key, which HMAC would take and no one should.
    package init?(digest: Algorithm.Digest, key: Secret) {
        guard !key.isEmpty, let context = unsafe FetchedMAC.newContext() else { return nil }
        let bytes = key.reveal()
        guard unsafe relay_mac_init(context, digest.rawValue, bytes, bytes.count) == 1 else {
            unsafe EVP_MAC_CTX_free(context)
            return nil
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MAC_CTX_free(context) }

    /// Adds bytes to the message; false when OpenSSL refuses.
    package mutating func update(_ bytes: [UInt8]) -> Bool {
        unsafe EVP_MAC_update(context, bytes, bytes.count) == 1
    }

    /// The code; as long as the digest.
    package consuming func finish() -> [UInt8]? {
        var code = [UInt8](repeating: 0, count: unsafe EVP_MAC_CTX_get_mac_size(context))
        var count = 0
        let (room, context) = unsafe (code.count, context)
        guard unsafe EVP_MAC_final(context, &code, &count, room) == 1, count == room else { return nil }
        return code
    }

    /// The code of a whole message.
    package static func code(of message: [UInt8], key: Secret, digest: Algorithm.Digest) -> [UInt8]? {
        guard var mac = MAC(digest: digest, key: key), mac.update(message) else { return nil }
        return mac.finish()
    }

    /// Whether two codes are the same, in a time that tells nothing about where they differ.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        unsafe left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}

/// OpenSSL's HMAC, looked up once in a process: looking up costs more than computing.
@safe struct FetchedMAC: ~Copyable {
    private static let hmac = Mutex(FetchedMAC())

    private let mac: OpaquePointer?

    private init() { unsafe mac = EVP_MAC_fetch(nil, "HMAC", nil) }

    deinit { unsafe EVP_MAC_free(mac) }

    /// A context of the caller's own, which holds on to the algorithm; its address crosses the lock.
    static func newContext() -> OpaquePointer? {
        let address = hmac.withLock { unsafe Int(bitPattern: EVP_MAC_CTX_new($0.mac)) }
        return unsafe OpaquePointer(bitPattern: address)
    }
}
