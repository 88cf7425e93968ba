import ArgumentParser

/// `relayctl token`: the group of commands about tokens.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Read and verify a token, offline.",
        subcommands: [DecodeCommand.self, VerifyCommand.self])
}
