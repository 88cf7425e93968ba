import COpenSSL
import RelayJWT

/// One signature computation of OpenSSL: RSA, ECDSA and the Edwards curves, over a whole message.
@safe struct DigestSignature: ~Copyable {
    private let context: OpaquePointer

    init?() {
        guard let context = unsafe EVP_MD_CTX_new() else { return nil }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Whether the signature, in OpenSSL's own form, is the message's.
    static func verifies(
        _ signature: [UInt8], of message: [UInt8], _ algorithm: Algorithm, _ key: borrowing EVPKey
    ) -> Bool {
        defer { ERR_clear_error() }
        guard let operation = DigestSignature() else { return false }
        let (context, digest) = unsafe (operation.context, algorithm.digest?.rawValue)
        return key.lend { key in
            var parameters: OpaquePointer?
            guard unsafe EVP_DigestVerifyInit_ex(context, &parameters, digest, nil, nil, key, nil) == 1,
                unsafe pads(parameters, algorithm)
            else { return false }
            return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        }
    }

    /// The signature in OpenSSL's own form.
    static func sign(_ message: [UInt8], _ algorithm: Algorithm, _ key: borrowing EVPKey) -> [UInt8]? {
        defer { ERR_clear_error() }
        guard let operation = DigestSignature() else { return nil }
        let (context, digest) = unsafe (operation.context, algorithm.digest?.rawValue)
        return key.lend { key in
            var parameters: OpaquePointer?
            var count = 0
            guard unsafe EVP_DigestSignInit_ex(context, &parameters, digest, nil, nil, key, nil) == 1,
                unsafe pads(parameters, algorithm),
                unsafe EVP_DigestSign(context, nil, &count, message, message.count) == 1
            else { return nil }
            var signature = [UInt8](repeating: 0, count: count)
            guard unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else { return nil }
            return Array(signature.prefix(count))
        }
    }

    /// RFC 7518 section 3.3 and 3.5: PKCS#1 v1.5, or PSS with MGF1 over the same digest and a salt as long as it.
    static func pads(_ parameters: OpaquePointer?, _ algorithm: Algorithm) -> Bool {
        switch algorithm.family {
        case .rsaPKCS1: unsafe EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PADDING) == 1
        case .rsaPSS:
            unsafe EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1
                && EVP_PKEY_CTX_set_rsa_mgf1_md_name(parameters, algorithm.digest?.rawValue, nil) == 1
                && EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, Int32(algorithm.digest?.byteCount ?? 0)) == 1
        default: true
        }
    }
}
