import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT

/// From the words of the command line to the exit status.
package enum Entry {
    /// Runs this process's command and ends the process.
    package static func run() -> Never {
        let environment = Environment.live()
        do throws(CommandFailure) {
            exitProcess(run(try CommandLineWords.read(), in: environment).rawValue)
        } catch {
            environment.console.complain(error.message)
            exitProcess(error.status.rawValue)
        }
    }

    /// Runs the words as a command in those surroundings.
    package static func run(_ words: [String], in environment: Environment) -> ExitStatus {
        var environment = environment
        var command: (any Command)?
        do throws(CommandFailure) {
            if words == ["--version"] {
                try environment.console.answer(Version.text + "\n")
                return .healthy
            }
            let arranged = try ArgumentOrder(commands: Root.names).arrange(words)
            environment.verbosity = arranged.verbosity
            environment.console.isQuiet = arranged.isQuiet
            environment.redacts = arranged.redacts
            command = try parse(arranged, environment)
            return try command?.run(in: environment) ?? .healthy
        } catch {
            let failure = environment.signalled ?? error
            environment.console.complain(failure.message)
            guard let command else { return PluginWords.end(words, with: failure, in: environment) }
            return command.end(with: failure, in: environment)
        }
    }

    /// The command; nil when the words asked for help, a version or a completion script, which has been answered.
    private static func parse(
        _ arranged: ArgumentOrder.Arranged, _ environment: Environment
    ) throws(CommandFailure) -> (any Command)? {
        if let command = parseAlone(arranged) { return command }
        do {
            var parsed = try Root.parseAsRoot(arranged.path + arranged.rest)
            if let command = parsed as? any Command { return command }
            // A group without its subcommand, or `help`: running it throws its help.
            try parsed.run()
            return nil
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            let message = Root.message(for: error)
            guard Root.exitCode(for: error) != .success else {
                try environment.console.answer(message + "\n")
                return nil
            }
            throw .usage(oneLine(message, path: arranged.path))
        }
    }

    /// The command without the tree above it, which costs more than the rest of a start; nil when anything is amiss or
    /// help is wanted: then the tree has the words for it.
    private static func parseAlone(_ arranged: ArgumentOrder.Arranged) -> (any Command)? {
        guard let type = Root.command(at: arranged.path) else { return nil }
        return try? type.parse(arranged.rest)
    }

    /// The parser's complaint in our manner: one line, lower case, and where the help is.
    private static func oneLine(_ message: String, path: [String]) -> String {
        let first = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "not understood"
        let masked = TokenMask.scrub(first, now: WallClock.now())
        let plain = Printable.excerpt(masked.utf8, limit: 200)
        let lowered = plain.prefix(1).lowercased() + plain.dropFirst()
        let text = lowered.hasSuffix(".") ? String(lowered.dropLast()) : lowered
        // The parser's second sentence, its suggestion, joins the first.
        if let end = text.place(of: ". Did you mean ") {
            return "\(text[..<end.lowerBound]): did you mean \(text[end.upperBound...])"
        }
        let joined = text.place(of: ". Please provide one of ").map { end in
            "\(text[..<end.lowerBound]): it is one of \(text[end.upperBound...])"
        }
        return "\(joined ?? text), see '\((["relayctl"] + path).joined(separator: " ")) --help'"
    }
}
