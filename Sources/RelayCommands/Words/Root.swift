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

/// The version of this build.
enum Version {
    static let number = "0.1.0"
    static let text = "relayctl \(number)"
    /// What is sent as User-Agent unless another is asked for.
    static let userAgent = "relayctl/\(number)"
}
