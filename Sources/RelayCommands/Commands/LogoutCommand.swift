import ArgumentParser
import RelayBytes
import RelayDiagnosis

/// `relayctl logout`: forget the saved tokens of a target. Nothing is sent: simplejwt keeps no session to end.
struct LogoutCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Forget the saved tokens of a target.",
        usage: "relayctl logout [<options>] [<target>]",
        discussion: "Nothing is sent; a token that was copied elsewhere stays valid until it expires.")

    @OptionGroup var target: TargetOptions

    @Option(name: [.customShort("u"), .long], help: ArgumentHelp("Only this user's.", valueName: "name"))
    var username: String?

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let settings = try Settings.resolve(target, flags: [.username: username], environment)
        let resolved = try settings.neededTarget()
        let origin = resolved.apiOrigin
        let username = settings[.username]?.value
        var forgotten: [String] = []
        if !resolved.isDemo {
            try TokenStore(environment).update { forgotten = $0.forget(origin: origin, username: username) }
        }
        let names = forgotten.map { Printable.escape($0) }.joined(separator: ", ")
        try Answer(options: output, environment: environment).deliver(
            text: { _ in
                forgotten.isEmpty ? "no saved login for \(origin)\n" : "forgot the login of \(names) at \(origin)\n"
            },
            json: {
                ["schema": "relayctl.logout/1", "origin": .string(origin), "forgotten": JSONValue(forgotten)]
            })
        return .healthy
    }
}
