import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayReport

/// `relayctl probe`: the whole ladder, then the cause, then the next command.
struct ProbeCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Run the whole ladder and name the cause and the next command.",
        discussion: """
            Stages: dns tcp proxy tls http login token me upgrade session echo broadcast redis.
            'relayctl probe demo' needs nothing; '--fault NAME' shows what a failure looks like.
            """)

    @OptionGroup var target: TargetOptions

    @Option(
        help: ArgumentHelp(
            "Fault of the demo relay (repeatable; see 'relayctl relay --list-faults').", valueName: "name"))
    var fault: [String] = []

    @Option(help: ArgumentHelp("Last stage to run.", valueName: "stage"))
    var until: String?

    @Option(help: ArgumentHelp("Stages to leave out, with commas between them.", valueName: "stages"))
    var skip: String?

    @Option(help: ArgumentHelp("The Redis of the channel layer (redis, rediss or unix URL).", valueName: "url"))
    var redis: String?

    @Option(help: ArgumentHelp("Connections to send a message over, one after another.", valueName: "n"))
    var pairs = 2

    @Option(help: ArgumentHelp("A backend to join as well (repeatable): who hears whom?", valueName: "url"))
    var direct: [String] = []

    @Option(help: ArgumentHelp("A second user, who sends over the other connections.", valueName: "name"))
    var username2: String?

    @Option(help: ArgumentHelp("File with the second user's password.", valueName: "file"))
    var passwordFile2: String?

    @Option(
        help: ArgumentHelp("auto (what separates the causes that remain), all or off.", valueName: "mode"),
        completion: .list(ExperimentMeans.Mode.allCases.map(\.rawValue)))
    var experiments: String?

    @Flag(help: "Exit 1 when the verdict is degraded.")
    var strict = false

    @OptionGroup(title: "Token") var token: TokenOptions
    @OptionGroup(title: "Login") var login: LoginOptions
    @OptionGroup(title: "Identity") var identity: IdentityOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let planner = ProbePlanner(command: self, environment: environment)
        let (plan, demo) = try planner.plan()
        let means = try planner.means(plan)
        var collector = Collector(plan, environment.interrupts)
        collector.climb()
        while let experiment = NextExperiment.after(collector.bundle, with: means) { collector.run(experiment) }
        var bundle = collector.finish()
        demo?.stop()
        bundle.interruptedBy = environment.takeSignal()
        if environment.verbosity > 0 { VerboseTalk.exchanges(bundle).forEach(environment.console.say) }
        let report = Diagnosis.judge(bundle, isStrict: strict)
        try Answer(options: output, environment: environment).deliver(
            text: { ProbeText.render(report, $0) }, json: { ProbeJSON.value(report, version: Version.number) })
        return report.exit
    }
}
