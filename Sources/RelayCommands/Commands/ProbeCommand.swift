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

    @OptionGroup var target: ProbeTargetOptions

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

    @Option(help: ArgumentHelp("Bytes of a message that is taken (default: 16MiB).", valueName: "size"))
    var maxMessageSize: String?

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

    @Option(help: ArgumentHelp("Keep the session so long in silence: who ends it?", valueName: "time"))
    var hold: DurationWord?

    @Option(help: ArgumentHelp("Rounds, with statistics over them.", valueName: "n"))
    var count = 1

    @Option(help: ArgumentHelp("From the beginning of a round to the next.", valueName: "time"))
    var interval = DurationWord(.seconds(1))

    @Option(help: ArgumentHelp("Exit 0 when the handshake is answered so, 1 when otherwise.", valueName: "status"))
    var expectStatus: Int?

    @Option(help: ArgumentHelp("Warn of a certificate that ends within so many days.", valueName: "days"))
    var warnDays = 21

    @Flag(help: "Exit 1 when the verdict is degraded.")
    var strict = false

    @Option(help: ArgumentHelp("Write the evidence, for 'relayctl diagnose'.", valueName: "file"))
    var save: String?

    @Option(
        help: ArgumentHelp("Note every frame, head and body, to a file or '-' (stderr).", valueName: "file"))
    var trace: String?

    @Flag(help: "Mask nothing in the trace; the report stays masked.")
    var showSecrets = false

    @OptionGroup(title: "Token") var token: TokenOptions
    @OptionGroup(title: "Login") var login: LoginOptions
    @OptionGroup(title: "Identity") var identity: IdentityOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Output") var output: AnswerOptions<ProbeFormat>

    mutating func validate() throws {
        guard (1...10_000).contains(count) else { throw ValidationError("--count is a number from 1 to 10000") }
        if let expectStatus, !(100...599).contains(expectStatus) {
            throw ValidationError("--expect-status is a status from 100 to 599, not \(expectStatus)")
        }
        guard trace != nil || !showSecrets else {
            throw ValidationError("--show-secrets is for --trace, which names the file: the report stays masked")
        }
        guard (0...3650).contains(warnDays) else { throw ValidationError("--warn-days is a number from 0 to 3650") }
    }

    /// What the run is held against.
    var terms: Terms {
        var terms = Terms()
        terms.isStrict = strict
        terms.expectedStatus = expectStatus
        terms.warnDays = warnDays
        return terms
    }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let tracer = try ProbeTracer(trace, showsSecrets: showSecrets, environment)
        let (runs, demos) = try ProbePlanner.runs(self, environment, trace: tracer?.trace)
        let delivery = delivery(environment)
        let conductor = ProbeConductor(
            runs: runs, isSet: target.isSet, environment: environment, delivery: delivery)
        let survey = try conductor.survey()
        demos.forEach { $0.stop() }
        let failed = BundleFile.save(survey, to: save, environment)
        let status = delivery.end(survey)
        return failed ?? tracer?.complain(environment) ?? status
    }

    func end(with failure: CommandFailure, in environment: Environment) -> ExitStatus {
        delivery(environment).end(failure)
    }

    private func delivery(_ environment: Environment) -> ProbeDelivery {
        ProbeDelivery(options: output, environment: environment, rounds: count, isSet: target.isSet)
    }
}
