import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost

/// The HMAC secret of a command, read from the one place that is named.
struct SecretChoice {
    /// A secret as it was found.
    struct Given {
        let bytes: [UInt8]
        /// `file`, `env`, `fd`, `stdin`, `prompt`, `env-file`.
        let source: String
        /// What messages call it; never the secret.
        let name: String
        /// What the operator calls the secret itself.
        var noun = "secret"
    }

    private static let limit = 4 << 20

    let options: SecretOptions
    let environment: Environment

    /// How many places are named; two are one too many.
    var count: Int {
        [
            options.secretFile != nil, options.secretEnv != nil, options.secretFD != nil, options.secretStdin,
            options.secretPrompt, !options.envFile.isEmpty,
        ].count { $0 }
    }

    /// How it is written.
    func encoding(unlessGiven usual: SecretEncoding = .raw) throws(CommandFailure) -> SecretEncoding {
        guard let word = options.secretEncoding else { return usual }
        guard let encoding = SecretEncoding(rawValue: word) else {
            throw .usage("--secret-encoding is raw, text, base64, base64url or hex, not \(word.quoted)")
        }
        return encoding
    }

    /// Refuses words that cannot go together.
    func check(tokenIsStdin: Bool) throws(CommandFailure) {
        guard count <= 1 else {
            throw .usage(
                "only one of --secret-file, --secret-env, --secret-fd, --secret-stdin, --secret-prompt and --env-file")
        }
        if options.secretStdin, tokenIsStdin {
            throw .usage("--secret-stdin takes stdin for the secret: give the token as @FILE")
        }
        if options.envVar != nil, options.envFile.isEmpty { throw .usage("--env-var names a variable of --env-file") }
        if let word = options.secretFD, Int32(word).map({ $0 < 0 }) ?? true {
            throw .usage("--secret-fd \(word.quoted) is no descriptor")
        }
        _ = try encoding()
    }

    /// The secret; nil when no place is named. What cannot be read is 66.
    func given() throws(CommandFailure) -> Given? {
        if let path = options.secretFile {
            let contents = try file(path, "--secret-file")
            if contents.isOpenToOthers {
                environment.console.say("--secret-file \(path.quoted) can be read by other users: chmod 600 it")
            }
            return Given(bytes: contents.bytes, source: "file", name: "--secret-file \(path.quoted)")
        }
        if let variable = options.secretEnv {
            guard let value = environment.variables[variable] else {
                // Not quoted: it may be the secret itself, given by mistake.
                throw unreadable("--secret-env: no variable of that name is set")
            }
            return Given(bytes: Array(value.utf8), source: "env", name: "--secret-env")
        }
        if let descriptor = options.secretFD.flatMap({ Int32($0) }) {
            return Given(bytes: try stream(descriptor, "--secret-fd"), source: "fd", name: "--secret-fd")
        }
        if options.secretStdin {
            return Given(bytes: try stream(0, "--secret-stdin"), source: "stdin", name: "--secret-stdin")
        }
        if options.secretPrompt { return try prompted() }
        return options.envFile.isEmpty ? nil : try fromEnvFiles()
    }

    /// The variable of the last file that has it, as Django's settings would read it.
    private func fromEnvFiles() throws(CommandFailure) -> Given {
        let variable = options.envVar ?? "SECRET_KEY"
        var value: [UInt8]?
        for path in options.envFile {
            var reader = EnvFileReader(try file(path, "--env-file").bytes)
            do throws(EnvFile.Fault) {
                while let assignment = try reader.next() {
                    if assignment.name.hasSameBytes(as: variable) { value = assignment.value }
                }
            } catch {
                throw error.failure(path: path)
            }
        }
        let names = options.envFile.map(\.quoted).joined(separator: ", ")
        guard let value, !value.isEmpty else {
            throw unreadable("--env-file \(names) has no \(variable.quoted): name another with --env-var")
        }
        return Given(
            bytes: value, source: "env-file", name: "\(variable.quoted) of --env-file",
            noun: Printable.excerpt(variable.utf8, limit: 40))
    }

    private func prompted() throws(CommandFailure) -> Given {
        do throws(TerminalPrompt.Failure) {
            let secret = try TerminalPrompt.secret(prompt: "Secret: ", interrupts: environment.interrupts)
            environment.console.write("\n")
            return Given(bytes: secret.reveal(), source: "prompt", name: "--secret-prompt")
        } catch {
            switch error {
            case .noTerminal: throw .usage("no terminal to ask for the secret: use --secret-file or --secret-env")
            case .interrupted:
                environment.console.write("\n")
                throw environment.interruption()
            case .ended: throw unreadable("--secret-prompt: the terminal ended before the secret")
            case .system(let failure): throw unreadable("--secret-prompt: \(failure.text)")
            }
        }
    }

    private func file(_ path: String, _ option: String) throws(CommandFailure) -> FileContents {
        do throws(FileFailure) {
            return try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts)
        } catch {
            if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
            throw unreadable("\(option): cannot read \(path.quoted): \(error.text)")
        }
    }

    private func stream(_ descriptor: Int32, _ option: String) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            return try readAll(
                descriptor: descriptor, limit: Self.limit, path: option, interrupts: environment.interrupts)
        } catch {
            if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
            throw unreadable("\(option): cannot be read: \(error.text)")
        }
    }

    private func unreadable(_ message: String) -> CommandFailure { CommandFailure(.unreadableInput, message) }
}
