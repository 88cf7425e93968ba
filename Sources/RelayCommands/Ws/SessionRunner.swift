import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost
import RelayReport

/// A part that shows what comes in the form that was asked for.
protocol ViewedPart: SessionPart {
    var view: SessionView { get set }
}

extension StreamPart: ViewedPart where View == SessionView {}
extension SendPart: ViewedPart where View == SessionView {}

/// Opens and drives the sessions of `ws`.
struct SessionRunner {
    let environment: Environment
    let options: SessionOptions
    private let trace: Int32?
    /// Where the answer goes in place of stdout.
    let file: PartialFile?
    /// The files of `--report` that are written as the session goes.
    let sides: [(form: SessionFormat, path: String, file: PartialFile)]

    /// Begins the files of `--trace`, `--output` and `--report`.
    init(_ options: SessionOptions, _ environment: Environment) throws(CommandFailure) {
        self.environment = environment
        self.options = options
        trace = try options.trace.map { path throws(CommandFailure) in try TraceFile.open(path) }
        file = try options.output.map { path throws(CommandFailure) in try Self.begin(path) }
        var sides: [(form: SessionFormat, path: String, file: PartialFile)] = []
        for report in options.reports {
            guard case .session(let form) = report.form else { continue }
            sides.append((form, report.path, try Self.begin(report.path)))
        }
        self.sides = sides
        if options.showSecrets { environment.console.say("--show-secrets: nothing is masked") }
    }

    private static func begin(_ path: String) throws(CommandFailure) -> PartialFile {
        do throws(FileFailure) { return try OutputFile.begin(path) } catch { throw .cannotWrite(path, error) }
    }

    var output: Int32 { file?.descriptor ?? environment.console.output }

    /// Frames are events where they are traced, and with `-vv`.
    private var showsFrames: Bool { trace != nil || environment.verbosity > 1 }

    /// Stdin, stdout, signals and deadlines for a session of that plan.
    func surroundings(_ plan: SessionPlan) -> SessionSurroundings {
        var surroundings = SessionSurroundings(output: output, interrupts: environment.interrupts) {
            environment.takeSignal()
        }
        surroundings.deadline = plan.deadline
        surroundings.closeTimeout = plan.closeTimeout
        let hasEvents = form == .ndjson || sides.contains { $0.form == .ndjson }
        if trace != nil || options.har != nil || (showsFrames && hasEvents) {
            surroundings.watch = WireWatch(keepsMessages: options.har != nil)
        }
        return surroundings
    }

    /// Connects, follows redirects where they are to be, and drives the part that `make` makes; the view that it gets
    /// has the form of the options.
    func drive<Part: ViewedPart>(
        _ plan: SessionPlan, in surroundings: SessionSurroundings, after earlier: EarlierSession = EarlierSession(),
        _ make: (SessionView) -> Part
    ) throws(CommandFailure) -> DrivenSession<Part> {
        var course = Redirection(plan.connection, plan.handshake, token: plan.token)
        var (plan, earlier) = (plan, earlier)
        while true {
            let session = try open(plan, in: surroundings, after: earlier, make)
            guard let result = session.result, let answer = result.handshake.response,
                course.follow(status: answer.status, location: answer.field("Location"))
            else { return session }
            let hop = course.followed.last.map { Printable.escape(session.redaction.apply($0.to)) } ?? ""
            environment.console.say("redirected (\(answer.status)) to \(hop)")
            (plan.connection, plan.handshake, plan.token) = (course.connection, course.handshake, course.token)
            (earlier.unsent, earlier.isOver) = (result.unsent, result.inputIsOver)
            earlier.view = result.part.view
        }
    }

    private func open<Part: ViewedPart>(
        _ plan: SessionPlan, in surroundings: SessionSurroundings, after earlier: EarlierSession,
        _ make: (SessionView) -> Part
    ) throws(CommandFailure) -> DrivenSession<Part> {
        var driver = SessionDriver(plan, in: surroundings)
        let redaction = driver.redaction
        do throws(UpgradeRequestFault) {
            let result = try driver.drive(input: earlier.unsent, inputIsOver: earlier.isOver) {
                bundle in
                warn(bundle)
                var part = make(view(bundle, redaction, after: earlier))
                part.pending.append(part.view.stages(bundle))
                part.view.tellOthers { $0.stages(bundle) }
                return part
            }
            let outcome = result.map { SessionOutcome($0, redaction: redaction) } ?? .notOpened
            return DrivenSession(bundle: driver.bundle, outcome: outcome, redaction: redaction, result: result)
        } catch {
            throw .usage("the request cannot be sent: \(error)")
        }
    }

    /// What a connection is shown with; an earlier one's numbering, messages and files go on in it.
    func view(_ bundle: Bundle, _ redaction: Redaction, after earlier: EarlierSession) -> SessionView {
        var view = SessionView(form, bundle, redaction, environment.console)
        view.others = sides.map { side in
            SideView(SessionView(.init(side.form), bundle, redaction, environment.console), to: side.file)
        }
        if options.har != nil {
            view.har = HARLog(version: Version.number, startedAt: bundle.startedAt, began: bundle.began)
        }
        if let before = earlier.view { view.follow(before) }
        view.trace = trace.map { TraceLines($0, bundle, redaction) }
        view.showsHeads = environment.verbosity > 0
        view.dress {
            $0.showsFrames = showsFrames
            $0.binary = options.binaryAs.flatMap(BinaryText.init)
        }
        return view
    }

    /// With --insecure the verdict over the certificate is said all the same.
    private func warn(_ bundle: Bundle) {
        guard case .session(let facts)? = bundle.tls.facts, facts.verification != .verified else { return }
        for line in TLSText.lines(facts, now: bundle.startedAt) { environment.console.say(line) }
    }

    var form: SessionView.Form {
        options.sessionFormat == .text && StandardStreams.isTerminal(output) ? .screen : .init(options.sessionFormat)
    }
}
