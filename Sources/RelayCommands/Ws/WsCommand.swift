import ArgumentParser

/// `relayctl ws`: sessions by hand and by script.
struct WsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ws", abstract: "Open a session: by hand, as a pipe, or to send and expect.",
        subcommands: [ConnectCommand.self, WsSendCommand.self])
}
