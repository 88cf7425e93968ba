import RelayDiagnosis
import RelayReport

/// Words that made no command although they ask for the answer of a monitoring plugin: that has a status of its own
/// for what is not understood, and a line on stdout.
enum PluginWords {
    /// The exit status for the failure, after the plugin's line where the words ask for it.
    static func end(
        _ words: [String], with failure: CommandFailure, in environment: Environment
    ) -> ExitStatus {
        guard askForPlugin(words.prefix { $0 != "--" }) else { return failure.status }
        let line = ProbeForms.failure(failure.status, failure.message, .nagios, .plain)
        let lost = CommandFailure.of { () throws(CommandFailure) in _ = try environment.console.answer(line) }
        if let lost { environment.console.complain(lost.message) }
        return ProbeNagios.State.unknown.exit
    }

    private static func askForPlugin(_ words: ArraySlice<String>) -> Bool {
        guard words.contains("probe") || words.contains("diagnose") else { return false }
        return words.contains("--format=nagios")
            || zip(words, words.dropFirst()).contains { $0 == ("--format", "nagios") }
    }
}
