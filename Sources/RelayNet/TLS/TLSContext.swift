import COpenSSL
import RelayBytes
import RelayEvidence
import RelayHost

/// The one owner of an SSL_CTX.
///
/// OpenSSL lets threads share a context that is changed no more; Swift lets them share a number and no pointer.
@safe final class TLSContext: Sendable {
    private let bits: UInt

    private init(owning pointer: OpaquePointer) { bits = UInt(bitPattern: pointer) }

    deinit { unsafe SSL_CTX_free(pointer) }

    /// The SSL_CTX, as long as this owner lives.
    var pointer: OpaquePointer {
        // The number came from a pointer that was not null.
        unsafe OpaquePointer(bitPattern: bits)!
    }

    static func make(_ method: OpaquePointer?) throws(TLSFailure) -> TLSContext {
        Signals.ignoreBrokenPipe()
        guard let pointer = unsafe SSL_CTX_new(method) else { throw .failed(text: TLSError.takeText()) }
        unsafe tls_context_set_mode(pointer, tls_stream_mode())
        unsafe tls_context_set_read_ahead(pointer, 1)
        unsafe tls_context_disable_session_cache(pointer)
        unsafe _ = SSL_CTX_set_options(pointer, tls_no_renegotiation())
        return unsafe TLSContext(owning: pointer)
    }

    /// Loads a PEM certificate with its chain, and its key; without a key file the key is beside the certificate.
    func loadIdentity(certificate: String, key: String?, passphrase: Secret?) throws(TLSFailure) {
        ERR_clear_error()
        guard unsafe SSL_CTX_use_certificate_chain_file(pointer, certificate) == 1 else {
            throw .unusable(file: certificate, text: Self.fileText(certificate))
        }
        let key = key ?? certificate
        // OpenSSL's own callback takes the phrase as a C string; an empty one keeps it from asking the terminal.
        var phrase = (passphrase?.reveal() ?? []) + [0]
        let loaded = unsafe phrase.withUnsafeMutableBytes { phrase in
            unsafe SSL_CTX_set_default_passwd_cb_userdata(pointer, phrase.baseAddress)
            defer { unsafe SSL_CTX_set_default_passwd_cb_userdata(pointer, nil) }
            let loaded = unsafe SSL_CTX_use_PrivateKey_file(pointer, key, SSL_FILETYPE_PEM)
            unsafe OPENSSL_cleanse(phrase.baseAddress, phrase.count)
            return loaded
        }
        guard loaded == 1 else { throw .unusable(file: key, text: Self.fileText(key)) }
        guard unsafe SSL_CTX_check_private_key(pointer) == 1 else {
            throw .unusable(file: key, text: TLSError.takeText())
        }
    }

    /// OpenSSL's words for a file that it did not take, or the kernel's where it could not be opened.
    static func fileText(_ path: String) -> String {
        let text = TLSError.takeText()
        do throws(FileFailure) {
            _ = try FileContents.read(path, limit: 16 << 20)
            return text
        } catch {
            return error.text
        }
    }
}
