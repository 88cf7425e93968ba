import ArgumentParser
import RelayDiagnosis
import RelayEvidence
import RelayReport

/// `relayctl diagnose BUNDLE`: saved evidence is judged again, without a network.
struct DiagnoseCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "diagnose", abstract: "Judge the evidence of an earlier probe again, offline.",
        usage: "relayctl diagnose [<options>] <bundle>",
        discussion: """
            'relayctl probe TARGET --save bundle.json' writes a bundle; verdict, findings and exit status are those of \
            that run. With --against, what differs from a good run stands below.
            """)

    @Argument(help: "A file of 'probe --save', or - for stdin.")
    var bundle: String

    @Option(help: ArgumentHelp("The bundle of a good run: what differs from it?", valueName: "bundle"))
    var against: String?

    @Flag(help: "Exit 1 when the verdict is degraded.")
    var strict = false

    @OptionGroup(title: "Output") var output: AnswerOptions<ProbeFormat>

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        guard bundle != "-" || against != "-" else { throw .usage("only one of the two bundles can come from stdin") }
        let seen = try BundleFile.read(bundle, environment)
        let good = try against.map { (path) throws(CommandFailure) in try BundleFile.read(path, environment) }
        let survey = survey(seen, against: good?.targets[0][0])
        return delivery(environment, isSet: seen.isSet).end(survey)
    }

    func end(with failure: CommandFailure, in environment: Environment) -> ExitStatus {
        delivery(environment, isSet: false).end(failure)
    }

    private func survey(_ seen: SavedRuns, against good: Bundle?) -> Survey {
        let series = seen.targets.compactMap { rounds in Series(rounds.map { judge($0, against: good) }) }
        return Survey(series, isSet: seen.isSet)
    }

    private func judge(_ bundle: Bundle, against good: Bundle?) -> Report {
        var bundle = bundle
        if strict { bundle.terms.isStrict = true }
        var report = Diagnosis.judge(bundle)
        report.comparison = good.map { Comparison(of: bundle, with: $0) }
        return report
    }

    private func delivery(_ environment: Environment, isSet: Bool) -> ProbeDelivery {
        ProbeDelivery(options: output, environment: environment, rounds: 1, isSet: isSet)
    }
}
