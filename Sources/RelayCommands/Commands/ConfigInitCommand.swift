import ArgumentParser
import RelayBytes
import RelayDiagnosis

/// `relayctl config init`: a first configuration file to fill in.
struct ConfigInitCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented config.toml; one that is there is kept.",
        usage: "relayctl config init [<options>]")

    @OptionGroup var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let store = try ConfigStore(environment)
        try store.write(ConfigTemplate.text)
        let next = "relayctl config show \(ConfigTemplate.profile)"
        try Answer(options: output, environment: environment).deliver(
            text: { _ in "wrote \(store.path.escaped)\nnext: \(next)\n" },
            json: {
                ["schema": "relayctl.config-init/1", "path": .string(store.path), "next": .string(next)]
            })
        return .healthy
    }
}
