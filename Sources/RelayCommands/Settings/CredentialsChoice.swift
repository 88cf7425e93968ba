import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost

/// The user name and password to log in with, from options, variables, a credentials directory or a prompt.
struct CredentialsChoice {
    let options: LoginOptions
    let environment: Environment
    /// When `--max-time` ends the wait for a slow pipe.
    var deadline: Instant?
    /// The user of the profile.
    var profileUsername: String?

    /// The user name, if one is given.
    func username() throws(CommandFailure) -> String? {
        guard let name = options.username ?? environment.variable("RELAYCTL_USERNAME") ?? profileUsername else {
            return nil
        }
        try Self.check(username: name, option: "--username")
        return name
    }

    /// A name without control characters and, because it may be followed by a password, without a colon.
    static func check(username name: String, option: String) throws(CommandFailure) {
        guard !name.isEmpty, !name.utf8.contains(where: ASCII.isControl) else {
            throw .usage("\(option) \(name.quoted) is no user name")
        }
        guard !name.contains(":") else {
            throw .usage("\(option) \(nameAlone)")
        }
    }

    /// What is said of a name with a colon in it.
    static let nameAlone =
        "takes the name alone: give the password by --password-stdin, --password-file or --password-command"

    /// The password from the one place that is named; nil when none is.
    func givenPassword() throws(CommandFailure) -> Secret? {
        let sources = SecretSources(environment: environment, deadline: deadline)
        let count = [options.passwordStdin, options.passwordFile != nil, options.passwordCommand != nil].count { $0 }
        guard count <= 1 else {
            throw .usage("only one of --password-stdin, --password-file and --password-command")
        }
        let given = try password(from: sources)
        if given?.isEmpty == true { throw CommandFailure(.malformedInput, "the password is empty") }
        return given
    }

    private func password(from sources: SecretSources) throws(CommandFailure) -> Secret? {
        if options.passwordStdin { return try sources.standardInput(option: "--password-stdin") }
        if let path = options.passwordFile { return try sources.file(path, option: "--password-file") }
        if let command = options.passwordCommand { return try sources.command(command, option: "--password-command") }
        if let directory = environment.variable("CREDENTIALS_DIRECTORY") {
            return try sources.optionalFile(directory + "/relayctl.password", option: "CREDENTIALS_DIRECTORY")
        }
        return nil
    }

    /// Name and password for a probe: only what is given, never a prompt.
    func credentials() throws(CommandFailure) -> Credentials? {
        guard let name = try username() else {
            if try givenPassword() != nil { throw .usage("a password without --username") }
            return nil
        }
        return try givenPassword().map { Credentials(username: name, password: $0) }
    }

    /// Name and password for a login: what is not given is asked for on the terminal.
    func prompted() throws(CommandFailure) -> Credentials {
        guard let name = try username() else {
            throw .usage("whose login? give --username NAME or set RELAYCTL_USERNAME")
        }
        if let password = try givenPassword() { return Credentials(username: name, password: password) }
        do throws(TerminalPrompt.Failure) {
            let password = try TerminalPrompt.secret(
                prompt: "Password for \(Printable.escape(name)): ", interrupts: environment.interrupts)
            environment.console.write("\n")
            return Credentials(username: name, password: password)
        } catch {
            switch error {
            case .noTerminal:
                throw .usage(
                    "no terminal to ask for the password: use --password-stdin, --password-file or --password-command")
            case .interrupted:
                environment.console.write("\n")
                throw environment.interruption()
            case .ended: throw CommandFailure(.unreadableInput, "the terminal ended before the password")
            case .system(let failure):
                throw CommandFailure(.unreadableInput, "cannot ask for the password: \(failure.text)")
            }
        }
    }
}
