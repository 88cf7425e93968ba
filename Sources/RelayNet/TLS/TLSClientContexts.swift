import COpenSSL
import RelayBytes
import RelayEvidence
import Synchronization

/// The contexts of the TLS clients in this process: one, unless connections differ in what they trust or who they are.
enum TLSClientContexts {
    private struct Key: Equatable, Sendable {
        let trust: TLSTrust
        let certificateFile: String?
        let keyFile: String?
        let passphrase: Secret?
        let minimumVersion: TLSClientOptions.Version
    }

    /// Those that were made, a handful at most.
    private static let contexts = Mutex<[(key: Key, context: TLSContext)]>([])

    static func context(for options: TLSClientOptions) throws(TLSFailure) -> TLSContext {
        let key = Key(
            trust: trust(options), certificateFile: options.certificateFile, keyFile: options.keyFile,
            passphrase: options.passphrase, minimumVersion: options.minimumVersion)
        return try contexts.withLock { known throws(TLSFailure) in
            if let found = known.first(where: { $0.key == key }) { return found.context }
            let context = try make(key)
            known.append((key, context))
            return context
        }
    }

    static func trust(_ options: TLSClientOptions) -> TLSTrust { options.caFile.map(TLSTrust.file) ?? .system }

    private static func make(_ key: Key) throws(TLSFailure) -> TLSContext {
        let context = try unsafe TLSContext.make(TLS_client_method())
        unsafe tls_context_verify_later(context.pointer)
        unsafe _ = tls_context_set_minimum_version(context.pointer, Int32(key.minimumVersion.rawValue))
        // The old versions sign with SHA-1, which no other level allows.
        if key.minimumVersion < .tls12 { unsafe SSL_CTX_set_security_level(context.pointer, 0) }
        try key.trust.load(into: context)
        if let certificate = key.certificateFile {
            try context.loadIdentity(certificate: certificate, key: key.keyFile, passphrase: key.passphrase)
        }
        return context
    }
}
