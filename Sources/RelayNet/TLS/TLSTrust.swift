import COpenSSL
import Glibc
import RelayEvidence
import RelayHost

/// Which certificates are trusted.
enum TLSTrust: Equatable, Sendable {
    /// The system's: the hashed directory, which costs nothing to open, then the bundle.
    case system
    /// The certificates of a PEM file alone.
    case file(String)

    /// Gives the context its trusted certificates.
    func load(into context: TLSContext) throws(TLSFailure) {
        ERR_clear_error()
        switch self {
        case .file(let path):
            guard unsafe SSL_CTX_load_verify_file(context.pointer, path) == 1 else {
                throw .unusable(file: path, text: TLSContext.fileText(path))
            }
        case .system:
            if let file = Self.environmentFile {
                guard unsafe SSL_CTX_load_verify_file(context.pointer, file) == 1 else {
                    throw .unusable(file: file, text: TLSContext.fileText(file))
                }
            }
            // A colon parts several directories. One that is absent is found empty later.
            unsafe _ = SSL_CTX_load_verify_dir(context.pointer, Self.directory)
            ERR_clear_error()
        }
    }

    /// The verdict's errors that another list of roots could lift: the issuer is not known, or is not trusted.
    static func isUnknownIssuer(_ code: Int32) -> Bool {
        switch code {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            true
        default: false
        }
    }

    /// The bundle as a store, read once and only when the directory knew no issuer (it costs 22 ms); nil: there is
    /// none, or the environment names the trust itself.
    static func withBundle<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        guard let pointer = unsafe OpaquePointer(bitPattern: bundle) else { return nil }
        return unsafe body(pointer)
    }

    // SSL_CERT_FILE and SSL_CERT_DIR, as every program over OpenSSL reads them.
    private static var environmentFile: String? { nonEmpty("SSL_CERT_FILE") }

    private static var directory: String { nonEmpty("SSL_CERT_DIR") ?? "/etc/ssl/certs" }

    private static func nonEmpty(_ name: String) -> String? {
        guard let value = EnvironmentVariables.value(name), !value.isEmpty else { return nil }
        return value
    }

    /// An X509_STORE that lives as long as the process, as a number so that threads may share it; 0: none.
    private static let bundle: UInt = {
        if environmentFile != nil || nonEmpty("SSL_CERT_DIR") != nil { return 0 }
        let places = [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem",
        ]
        guard let place = places.first(where: { unsafe access($0, R_OK) == 0 }) else { return 0 }
        guard let store = unsafe X509_STORE_new() else { return 0 }
        defer { ERR_clear_error() }
        guard unsafe X509_STORE_load_file(store, place) == 1 else {
            unsafe X509_STORE_free(store)
            return 0
        }
        return UInt(bitPattern: store)
    }()
}
