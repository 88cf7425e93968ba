import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost

/// The key that signs: a secret, or a private key.
struct SigningKeyChoice {
    private static let limit = 1 << 20

    let secret: SecretChoice
    let keyFile: String?
    let passphraseFile: String?
    let environment: Environment

    /// Refuses words that cannot go together.
    func check() throws(CommandFailure) {
        try secret.check(tokenIsStdin: false)
        guard secret.count + (keyFile == nil ? 0 : 1) <= 1 else {
            throw .usage("only one of --secret-*, --env-file and --key")
        }
        if passphraseFile != nil, keyFile == nil { throw .usage("--passphrase-file opens the key of --key") }
    }

    /// The key; one that is absent, cannot be read or cannot sign is 66.
    func key() throws(CommandFailure) -> SigningKey {
        if let keyFile {
            let bytes = try file(keyFile)
            let passphrase = try passphraseFile.map { path throws(CommandFailure) in
                try SecretSources(environment: environment).file(path, option: "--passphrase-file")
            }
            return try usable("--key \(keyFile.quoted)") { () throws(KeyFault) in
                try SigningKey(reading: bytes, passphrase: passphrase, source: "file")
            }
        }
        guard let given = try secret.given() else {
            throw CommandFailure(.unreadableInput, "no key: give --env-file, --secret-file, --secret-env or --key")
        }
        // The line break that a file ends with is in no SECRET_KEY; verifying tries both, signing cannot.
        let encoding = try secret.encoding(unlessGiven: .text)
        return try usable(given.name) { () throws(KeyFault) in
            try SigningKey(secret: given.bytes, encoding: encoding, source: given.source)
        }
    }

    private func usable(_ name: String, _ key: () throws(KeyFault) -> SigningKey) throws(CommandFailure) -> SigningKey {
        do throws(KeyFault) { return try key() } catch {
            throw CommandFailure(.unreadableInput, "\(name): \(error.description)")
        }
    }

    private func file(_ path: String) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            let contents = try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts)
            if contents.isOpenToOthers {
                environment.console.say("--key \(path.quoted) can be read by other users: chmod 600 it")
            }
            return contents.bytes
        } catch {
            throw CommandFailure(.unreadableInput, "--key: cannot read \(path.quoted): \(error.text)")
        }
    }
}
