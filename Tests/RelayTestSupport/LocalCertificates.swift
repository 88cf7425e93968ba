import Glibc

/// Certificates for loopback, made by the `openssl` command once a test run: a root, an intermediate, and leaves good
/// and bad. All share one key.
package struct LocalCertificates: Sendable {
    /// A leaf, by what is right or wrong with it.
    package enum Leaf: String, CaseIterable, Sendable {
        /// For localhost, *.relay.test, 127.0.0.1 and ::1, by the root.
        case good
        case expired
        case notYetValid = "not-yet-valid"
        /// For other.test alone.
        case otherHost = "other-host"
        /// Names localhost in its common name alone.
        case commonNameOnly = "common-name-only"
        case selfSigned = "self-signed"
        /// By the intermediate; the file holds the leaf alone.
        case withoutIntermediate = "without-intermediate"
        /// By the intermediate; the file holds both.
        case withIntermediate = "with-intermediate"
        /// Lets a client in: clientAuth, by the root.
        case client
    }

    private let directory: TemporaryDirectory

    /// The root's certificate.
    package var root: String { directory.file("root.pem") }

    /// A root that has signed nothing here.
    package var otherRoot: String { directory.file("other-root.pem") }

    /// The key of every leaf.
    package var key: String { directory.file("leaf.key") }

    /// The same key, encrypted by `phrase`.
    package var encryptedKey: String { directory.file("encrypted.key") }
    package static let phrase = "local phrase"

    /// The leaf's file, and its chain's where that is meant to be sent.
    package func certificate(_ leaf: Leaf) -> String { directory.file("\(leaf.rawValue).pem") }

    /// A directory named by hashes, as OpenSSL looks certificates up, that holds the root.
    package var hashedDirectory: String { directory.file("hashed") }

    /// Those of this test run.
    package static let shared = Result { try LocalCertificates() }

    private init() throws {
        directory = TemporaryDirectory()
        directory.write("openssl.cnf", Self.configuration)
        for name in ["root", "other-root", "intermediate", "leaf"] {
            try openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "\(name).key")
        }
        try openssl("pkey", "-in", "leaf.key", "-aes256", "-passout", "pass:\(Self.phrase)", "-out", "encrypted.key")
        for name in ["root", "other-root"] {
            try openssl(
                "req", "-x509", "-key", "\(name).key", "-subj", "/CN=\(name)", "-days", "30", "-extensions",
                "authority",
                "-out", "\(name).pem")
        }
        try issue("intermediate", key: "intermediate", by: "root", extensions: "authority")
        try openssl(
            "req", "-x509", "-key", "leaf.key", "-subj", "/CN=localhost", "-days", "30", "-extensions", "server",
            "-out",
            "self-signed.pem")
        try issue("good", by: "root")
        try issue("expired", by: "root", from: "20200101000000Z", to: "20210101000000Z")
        try issue("not-yet-valid", by: "root", from: "20990101000000Z", to: "21000101000000Z")
        try issue("other-host", by: "root", extensions: "other")
        try issue("common-name-only", by: "root", extensions: "nameless")
        try issue("client", by: "root", extensions: "client")
        try issue("without-intermediate", by: "intermediate")
        let chain = try ["without-intermediate", "intermediate"].map {
            try ChildProcess.run(["cat", directory.file("\($0).pem")])
        }
        directory.write("with-intermediate.pem", chain.joined())
        try ChildProcess.run(["mkdir", directory.file("hashed")])
        try ChildProcess.run(["cp", root, directory.file("hashed/root.pem")])
        try openssl("rehash", "hashed")
        // A static value never ends, so the directory is removed when the process does.
        atexit { if case .success(let certificates) = LocalCertificates.shared { certificates.directory.remove() } }
    }

    private func issue(
        _ name: String, key: String = "leaf", by issuer: String, extensions: String = "server", from: String? = nil,
        to: String? = nil
    ) throws {
        let subject = name == "intermediate" ? "/CN=intermediate" : "/CN=localhost"
        try openssl("req", "-new", "-key", "\(key).key", "-subj", subject, "-out", "\(name).csr")
        directory.write("index-\(name)", "")
        let span = from.flatMap { from in to.map { ["-startdate", from, "-enddate", $0] } } ?? ["-days", "30"]
        try openssl(
            arguments: [
                "ca", "-batch", "-config", "openssl.cnf", "-name", "issue_\(name)".replacing("-", with: "_"), "-in",
                "\(name).csr", "-cert", "\(issuer).pem", "-keyfile", "\(issuer).key", "-extensions", extensions,
                "-notext", "-out", "\(name).pem",
            ] + span)
    }

    private func openssl(_ arguments: String...) throws { try openssl(arguments: arguments) }

    /// Runs it in the directory, so that names need no path.
    private func openssl(arguments: [String]) throws {
        let program = ["sh", "-c", "cd \"$1\" && shift && exec openssl \"$@\"", "sh", directory.path]
        try ChildProcess.run(program + arguments, environment: ["OPENSSL_CONF": directory.file("openssl.cnf")])
    }

    private static let issued = [
        "good", "expired", "not_yet_valid", "other_host", "common_name_only", "client", "without_intermediate",
        "intermediate",
    ]

    // One section an issued certificate, because `openssl ca` keeps a list of what it issued and refuses a second of
    // the same subject.
    private static var configuration: String {
        let sections = issued.map { name in
            """
            [issue_\(name)]
            new_certs_dir = .
            rand_serial = yes
            database = index-\(name.replacing("_", with: "-"))
            default_md = sha256
            policy = any
            unique_subject = no

            """
        }
        return """
            [req]
            distinguished_name = empty
            [empty]
            [any]
            commonName = supplied
            [authority]
            basicConstraints = critical, CA:true
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [server]
            basicConstraints = CA:false
            extendedKeyUsage = serverAuth
            subjectAltName = DNS:localhost, DNS:*.relay.test, IP:127.0.0.1, IP:::1
            [other]
            basicConstraints = CA:false
            subjectAltName = DNS:other.test
            [nameless]
            basicConstraints = CA:false
            [client]
            basicConstraints = CA:false
            extendedKeyUsage = clientAuth

            """ + sections.joined()
    }
}

extension String {
    /// Foundation is not here.
    fileprivate func replacing(_ old: Character, with new: Character) -> String {
        String(map { $0 == old ? new : $0 })
    }
}
