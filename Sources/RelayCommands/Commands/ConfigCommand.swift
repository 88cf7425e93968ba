import ArgumentParser

/// `relayctl config`: the settings and where they come from.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show the settings and where each came from.",
        discussion: """
            Settings come from options, then the environment (RELAYCTL_*), then the profile in config.toml, then the \
            files of --env-file, then what is built in.
            """,
        subcommands: [ConfigShowCommand.self, ConfigPathCommand.self, ConfigInitCommand.self])
}
