import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// `relayctl config show`: every setting as the other commands would use it, and its source.
struct ConfigShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show every setting and its source; secrets are masked.",
        usage: "relayctl config show [<options>] [<target>]")

    @OptionGroup var target: TargetOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let settings = try Settings.resolve(target, flags: [:], environment)
        let rows = try SettingRow.all(settings, environment)
        let next =
            settings.target.map { "relayctl probe \(probeWords($0))" }
            ?? (settings.hasConfig(environment) ? "relayctl config show NAME" : "relayctl config init")
        try Answer(options: output, environment: environment).deliver(
            text: { _ in rows.map(\.line).joined() + "next: \(next)\n" },
            json: {
                [
                    "schema": "relayctl.config/1", "target": JSONValue(settings.target?.name),
                    "profile": JSONValue(settings.profile?.value), "settings": .array(rows.map(\.json)),
                    "next": .string(next),
                ]
            })
        return .healthy
    }

    /// The words that lead a probe to what was shown: the target, and what was said of it on the command line.
    private func probeWords(_ found: ResolvedTarget) -> String {
        var words = [ShellWord.quoteEach(found.name)]
        if !found.name.hasPrefix("--env-file ") { words += target.envFile.map { "--env-file \(ShellWord.quote($0))" } }
        if let room = target.room { words.append("--room \(ShellWord.quote(room))") }
        return words.joined(separator: " ")
    }
}

extension Settings {
    /// Whether there is a configuration file to take a profile from.
    fileprivate func hasConfig(_ environment: Environment) -> Bool {
        do throws(CommandFailure) { return try ConfigStore(environment).exists() } catch { return false }
    }
}
