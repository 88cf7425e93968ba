import COpenSSL
import RelayBytes
import RelayJWT

/// A digest that was looked up once, and the room for its value. It belongs to one thread.
@safe final class FetchedDigest {
    let pointer: OpaquePointer
    private var value: [UInt8]

    init?(_ digest: Algorithm.Digest) {
        guard let pointer = unsafe EVP_MD_fetch(nil, digest.rawValue, nil) else { return nil }
        unsafe self.pointer = pointer
        value = [UInt8](repeating: 0, count: digest.byteCount)
    }

    deinit { unsafe EVP_MD_free(pointer) }

    /// The digest of the message; nil where OpenSSL refuses.
    func hash(of message: Span<UInt8>) -> [UInt8]? {
        var count: UInt32 = 0
        let done = unsafe message.withUnsafeBufferPointer {
            unsafe EVP_Digest($0.baseAddress, $0.count, &value, &count, pointer, nil)
        }
        return done == 1 && Int(count) == value.count ? value : nil
    }
}
