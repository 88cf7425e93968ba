import ArgumentParser
import RelayBytes
import RelayDiagnosis

/// `relayctl config path`: where the configuration file is, or would be.
struct ConfigPathCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print the path of the configuration file.",
        usage: "relayctl config path [<options>]")

    @OptionGroup var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let store = try ConfigStore(environment)
        let exists = store.exists()
        if !exists { environment.console.say("there is no such file yet: 'relayctl config init' writes one") }
        try Answer(options: output, environment: environment).deliver(
            text: { _ in store.path.escaped + "\n" },
            json: {
                ["schema": "relayctl.config-path/1", "path": .string(store.path), "exists": .bool(exists)]
            })
        return .healthy
    }
}
