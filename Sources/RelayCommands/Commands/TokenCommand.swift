import ArgumentParser

/// `relayctl token`: the group of commands about tokens.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Read, verify, compare and sign tokens, offline.",
        subcommands: [
            DecodeCommand.self, VerifyCommand.self, MintCommand.self, DiffCommand.self, ExpiresCommand.self,
        ])
}
