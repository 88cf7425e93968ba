import COpenSSL
import RelayBytes

extension EVPKey {
    /// The key of one PEM block or one DER text: SPKI, PKCS#8, PKCS#1, SEC1, encrypted or not; nil where it is none of
    /// them, where bytes follow it, or where the passphrase does not open it.
    static func decoded(_ bytes: [UInt8], passphrase: Secret?) -> EVPKey? {
        if let pair = decoded(bytes, relay_selection_pair(), passphrase) { return pair }
        return decoded(bytes, relay_selection_public(), passphrase)
    }

    private static func decoded(_ bytes: [UInt8], _ selection: Int32, _ passphrase: Secret?) -> EVPKey? {
        defer { ERR_clear_error() }
        var key: OpaquePointer?
        guard let context = unsafe OSSL_DECODER_CTX_new_for_pkey(&key, nil, nil, nil, selection, nil, nil) else {
            return nil
        }
        defer { unsafe OSSL_DECODER_CTX_free(context) }
        if let passphrase {
            let words = passphrase.reveal()
            guard unsafe OSSL_DECODER_CTX_set_passphrase(context, words, words.count) == 1 else { return nil }
        } else {
            guard unsafe relay_decoder_never_prompts(context) == 1 else { return nil }
        }
        let isWhole = unsafe bytes.withUnsafeBufferPointer { buffer in
            var next = buffer.baseAddress
            var left = buffer.count
            return unsafe OSSL_DECODER_from_data(context, &next, &left) == 1 && left == 0
        }
        let owned = unsafe EVPKey(owning: key)
        return isWhole ? owned : nil
    }
}
