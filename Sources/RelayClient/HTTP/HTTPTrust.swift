import RelayHost
import RelayNet

/// Where libcurl looks for trusted certificates: where the TLS connections of this program look.
enum HTTPTrust: Equatable {
    /// What libcurl was built with; reading a whole bundle costs 22 ms.
    case builtIn
    /// A PEM file and a directory of hashed names.
    case places(file: String?, directory: String?)

    private static let systemDirectory = "/etc/ssl/certs"

    /// The operator's file, or what SSL_CERT_FILE and SSL_CERT_DIR name, or the system's directory.
    static func first(_ tls: TLSClientOptions) -> HTTPTrust {
        if let file = tls.caFile { return .places(file: file, directory: nil) }
        let (file, directory) = (value("SSL_CERT_FILE"), value("SSL_CERT_DIR"))
        return .places(file: file, directory: directory ?? systemDirectory)
    }

    /// The trust to try when the issuer was not found in the system's directory, which may not be hashed.
    func next(after code: Int) -> HTTPTrust? {
        // X509_V_ERR_ of an issuer that is absent (2, 20, 21) or a root that is not trusted (18, 19).
        let isUnknownIssuer = [2, 18, 19, 20, 21].contains(code)
        let isSystem = self == .places(file: nil, directory: Self.systemDirectory)
        return isUnknownIssuer && isSystem && Self.value("SSL_CERT_DIR") == nil ? .builtIn : nil
    }

    private static func value(_ name: String) -> String? {
        guard let text = EnvironmentVariables.value(name), !text.isEmpty else { return nil }
        return text
    }
}
