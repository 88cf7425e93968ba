import ArgumentParser

/// The words of the command line, and the commands behind them.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relayctl",
        abstract: "Why does my authenticated WebSocket not work, and what do I type next?",
        discussion: """
            Begin with 'relayctl probe URL', or with 'relayctl probe demo', which needs nothing.
            Exit statuses: 'relayctl explain exit-status'.
            """,
        version: Version.text,
        subcommands: [
            LoginCommand.self, LogoutCommand.self, WhoamiCommand.self, TokenCommand.self, ProbeCommand.self,
            ServeCommand.self, ExplainCommand.self,
        ])

    /// The commands by name, each with the names of its own subcommands.
    static var names: [String: [String]] {
        var names: [String: [String]] = [:]
        for command in configuration.subcommands {
            let nested = command.configuration.subcommands.compactMap { $0.configuration.commandName }
            names[command.configuration.commandName ?? ""] = nested
        }
        return names
    }
}

extension Root {
    /// The command that the path of names leads to; nil for a group and for an unknown name.
    static func command(at path: [String]) -> (any Command.Type)? {
        var type: any ParsableCommand.Type = Root.self
        for name in path {
            let named = type.configuration.subcommands.first { $0.configuration.commandName == name }
            guard let named else { return nil }
            type = named
        }
        return type as? any Command.Type
    }
}

/// The version of this build.
enum Version {
    static let number = "0.1.0"
    static let text = "relayctl \(number)"
    /// What is sent as User-Agent unless another is asked for.
    static let userAgent = "relayctl/\(number)"
}
