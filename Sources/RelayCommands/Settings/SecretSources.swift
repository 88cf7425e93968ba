import RelayBytes
import RelayDiagnosis
import RelayHost

/// Secrets as they are given: in a file, on stdin, in a variable, by a command.
struct SecretSources {
    /// No token or password is longer.
    static let limit = 64 << 10

    let environment: Environment
    /// When `--max-time` ends the wait for a slow pipe.
    var deadline: Instant?
    /// Whether a token is read, which may be dressed.
    var readsToken = false

    /// The content of a file, `-` for stdin, without one trailing newline.
    func file(_ path: String, option: String) throws(CommandFailure) -> Secret {
        if path == "-" { return try standardInput(option: option) }
        guard let kept = environment.secrets else { return try readFile(path, option: option) }
        return try kept.secret(path) { () throws(CommandFailure) in try readFile(path, option: option) }
    }

    private func readFile(_ path: String, option: String) throws(CommandFailure) -> Secret {
        let contents = try read(option) { () throws(FileFailure) in
            try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], until: deadline,
                interrupts: environment.interrupts)
        }
        if contents.isOpenToOthers {
            environment.console.say("\(option) \(path.quoted) can be read by other users: chmod 600 it")
        }
        return try checked(contents.bytes, option: option)
    }

    /// The content of a file of lines.
    func text(_ path: String, option: String) throws(CommandFailure) -> String {
        let contents = try read(option) { () throws(FileFailure) in
            try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], until: deadline,
                interrupts: environment.interrupts)
        }
        return String(decoding: contents.bytes, as: UTF8.self)
    }

    /// The content of a file that need not be there.
    func optionalFile(_ path: String, option: String) throws(CommandFailure) -> Secret? {
        let contents = try read(option) { () throws(FileFailure) in try PrivateFile.read(path, limit: Self.limit) }
        guard let contents else { return nil }
        return try checked(contents.bytes, option: option)
    }

    func standardInput(option: String) throws(CommandFailure) -> Secret {
        guard let kept = environment.secrets else { return try readStandardInput(option: option) }
        return try kept.secret("-") { () throws(CommandFailure) in try readStandardInput(option: option) }
    }

    private func readStandardInput(option: String) throws(CommandFailure) -> Secret {
        let bytes = try read(option) { () throws(FileFailure) in
            try readAll(
                descriptor: 0, limit: Self.limit, path: "stdin", until: deadline, interrupts: environment.interrupts)
        }
        return try checked(bytes, option: option)
    }

    /// The value of a variable that must be set.
    func variable(_ name: String, option: String) throws(CommandFailure) -> Secret {
        guard let value = environment.variables[name] else {
            throw CommandFailure(.unreadableInput, "\(option): the variable \(name.quoted) is not set")
        }
        return try checked(Array(value.utf8), option: option)
    }

    /// A word of the command line or a variable; a token in it without its dress, and anything else as it is.
    func argument(_ text: String, option: String) -> Secret {
        guard readsToken, let (token, dress) = DressedToken.inside(Array(text.utf8)) else { return Secret(text) }
        environment.console.say("\(option): used the token without \(dress)")
        return token
    }

    /// The first line that a command prints.
    func command(_ line: String, option: String) throws(CommandFailure) -> Secret {
        let outcome: ShellCommand.Outcome
        do throws(SystemFailure) {
            outcome = try ShellCommand.run(line, limit: Self.limit, interrupts: environment.interrupts)
        } catch {
            throw CommandFailure(.unreadableInput, "\(option): cannot run the command: \(error.text)")
        }
        switch outcome {
        case .output(let bytes): return try checked(Array(bytes.prefix { $0 != 0x0a }), option: option)
        case .exited(let status): throw CommandFailure(.unreadableInput, "\(option): the command exited with \(status)")
        case .signalled(let signal):
            throw CommandFailure(.unreadableInput, "\(option): the command was ended by signal \(signal)")
        case .tooMuchOutput(let limit):
            throw CommandFailure(.malformedInput, "\(option): the command printed more than \(limit) bytes")
        case .interrupted: throw environment.interruption()
        }
    }

    /// The bytes without one trailing newline, and a token without its dress; control characters inside are malformed input (65).
    private func checked(_ bytes: [UInt8], option: String) throws(CommandFailure) -> Secret {
        var text = bytes[...]
        if text.last == 0x0a { text.removeLast() }
        if text.last == 0x0d { text.removeLast() }
        if readsToken, let (token, dress) = DressedToken.inside(Array(text)) {
            environment.console.say("\(option): used the token without \(dress)")
            return token
        }
        guard !text.contains(where: ASCII.isControl) else {
            throw CommandFailure(.malformedInput, "\(option): there is a control character in it")
        }
        return Secret(Array(text))
    }

    private func read<Result>(
        _ option: String, _ body: () throws(FileFailure) -> Result
    ) throws(CommandFailure) -> Result {
        do throws(FileFailure) { return try body() } catch {
            switch error.cause {
            case .tooLarge: throw CommandFailure(.malformedInput, "\(option): \(error.path.quoted) \(error.text)")
            case .system(let failure) where failure.isInterruption: throw environment.interruption()
            case .system where deadline.map { $0 <= MonotonicClock.now() } ?? false:
                throw CommandFailure(.outOfTime, "\(option): nothing came from \(error.path.quoted) within --max-time")
            default:
                throw CommandFailure(.unreadableInput, "\(option): cannot read \(error.path.quoted): \(error.text)")
            }
        }
    }
}
