import ArgumentParser

/// The words of the command line, and the commands behind them.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relayctl",
        abstract: "Why does my authenticated WebSocket not work, and what do I type next?",
        discussion: """
            Begin with 'relayctl probe URL', or with 'relayctl probe demo', which needs nothing.
            Every command takes -v (--verbose: say more on stderr) and -q (--quiet: nothing but errors).
            Exit statuses: 'relayctl explain exit-status'.
            """,
        version: Version.text,
        subcommands: [
            LoginCommand.self, LogoutCommand.self, WhoamiCommand.self, TokenCommand.self, WsCommand.self,
            ProbeCommand.self, DiagnoseCommand.self, LogsCommand.self, ServeCommand.self, ConfigCommand.self,
            ExplainCommand.self,
        ])

    /// The names of the commands, each with those of its own subcommands: the tree below in words, because building the
    /// tree costs every start. A test compares the two.
    static let names: [String: [String]] = [
        "login": [], "logout": [], "whoami": [], "token": ["decode", "verify", "mint", "diff", "expires"],
        "ws": ["connect", "send"], "probe": [], "diagnose": [], "logs-check": [],
        "relay": [],
        "config": ["show", "path", "init"], "explain": [],
    ]
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
