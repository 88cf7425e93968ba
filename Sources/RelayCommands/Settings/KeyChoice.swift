import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost

/// The key that a token is held against: a secret by file or variable, or a public key.
struct KeyChoice {
    /// A JWK set of a large issuer is about 10 KiB.
    private static let limit = 4 << 20

    let secretFile: String?
    let secretEnv: String?
    let secretEncoding: SecretEncoding
    let keyFile: String?

    func verifier(_ environment: Environment) throws(CommandFailure) -> OpenSSLVerifier {
        let count = [secretFile, secretEnv, keyFile].count { $0 != nil }
        guard count <= 1 else { throw .usage("only one of --secret-file, --secret-env and --key") }
        if let keyFile {
            let bytes = try contents(keyFile, option: "--key", environment)
            return try usable("--key \(keyFile.quoted)") { () throws(KeyFault) in
                try KeyRing.read(bytes, source: "file")
            }
        }
        if let secretFile {
            let bytes = try contents(secretFile, option: "--secret-file", environment)
            return try secret(bytes, source: "file", named: "--secret-file \(secretFile.quoted)")
        }
        if let secretEnv {
            guard let value = environment.variables[secretEnv] else {
                throw CommandFailure(.unreadableInput, "--secret-env: the variable \(secretEnv.quoted) is not set")
            }
            return try secret(Array(value.utf8), source: "env", named: "--secret-env \(secretEnv.quoted)")
        }
        throw CommandFailure(
            .unreadableInput, "no key: give --secret-file, --secret-env or --key ('token decode' needs none)")
    }

    private func secret(_ bytes: [UInt8], source: String, named name: String) throws(CommandFailure) -> OpenSSLVerifier
    {
        try usable(name) { () throws(KeyFault) in
            KeyRing(try VerifyingKey(secret: bytes, encoding: secretEncoding, source: source))
        }
    }

    private func usable(_ name: String, _ ring: () throws(KeyFault) -> KeyRing) throws(CommandFailure)
        -> OpenSSLVerifier
    {
        do throws(KeyFault) { return OpenSSLVerifier(try ring()) } catch {
            throw CommandFailure(.unreadableInput, "\(name): \(error.description)")
        }
    }

    private func contents(_ path: String, option: String, _ environment: Environment) throws(CommandFailure) -> [UInt8]
    {
        do throws(FileFailure) {
            return try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(.unreadableInput, "\(option): cannot read \(path.quoted): \(error.text)")
        }
    }
}
