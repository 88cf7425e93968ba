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

/// A session that has been driven to its end.
struct DrivenSession<Part: ViewedPart> {
    let bundle: Bundle
    let outcome: SessionOutcome
    let redaction: Redaction
    /// Nil where there was no connection to drive.
    let result: SessionResult<Part>?
}

/// What one connection leaves to the next.
struct EarlierSession {
    /// Input that was read and not sent.
    var unsent = ByteBuffer()
    /// No more input will come.
    var isOver = false
    /// The numbering of events goes on.
    var lines: EventLines?
    var har: HARLog?
    var counts = SessionCounts()
    var reconnects = 0
}

/// Opens, drives and reports the sessions of `ws`.
struct SessionRunner {
    let environment: Environment
    let options: SessionOptions
    private let output: Int32
    private let trace: Int32?

    /// Opens the files of `--trace` and `--output`.
    init(_ options: SessionOptions, _ environment: Environment) throws(CommandFailure) {
        self.environment = environment
        self.options = options
        trace = try options.trace.map { path throws(CommandFailure) in try Self.trace(path) }
        guard let path = options.output else {
            output = environment.console.output
            return
        }
        do throws(FileFailure) {
            output = try OutputFile.open(path, appending: false).take()
        } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
    }

    private static func trace(_ path: String) throws(CommandFailure) -> Int32 {
        if path == "-" { return 2 }
        do throws(FileFailure) { return try OutputFile.openPrivate(path).take() } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
    }

    /// Frames are events where they are traced, and with `-vv`.
    private var showsFrames: Bool { trace != nil || environment.verbosity > 1 }

    /// Stdin, stdout, signals and deadlines for a session of that plan.
    func surroundings(_ plan: SessionPlan) -> SessionSurroundings {
        var surroundings = SessionSurroundings(output: output, interrupts: environment.interrupts) {
            environment.takeSignal()
        }
        surroundings.deadline = plan.deadline
        surroundings.closeTimeout = plan.closeTimeout
        if trace != nil || options.har != nil || (showsFrames && form == .ndjson) {
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
            earlier.lines = result.part.view.lines
            earlier.har = result.part.view.har ?? earlier.har
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
                var part = make(SessionView(form, bundle, redaction, environment.console))
                if let lines = earlier.lines { part.view.lines = lines }
                part.view.trace = trace.map { TraceLines($0, bundle, redaction) }
                if options.har != nil {
                    part.view.har =
                        earlier.har
                        ?? HARLog(version: Version.number, startedAt: bundle.startedAt, began: bundle.began)
                }
                part.view.showsFrames = showsFrames
                part.view.showsHeads = environment.verbosity > 0
                part.view.binary = options.binaryAs.flatMap(BinaryText.init)
                part.pending.append(part.view.stages(bundle))
                return part
            }
            let outcome = result.map { SessionOutcome($0, redaction: redaction) } ?? .notOpened
            return DrivenSession(bundle: driver.bundle, outcome: outcome, redaction: redaction, result: result)
        } catch {
            throw .usage("the request cannot be sent: \(error)")
        }
    }

    /// With --insecure the verdict over the certificate is said all the same.
    private func warn(_ bundle: Bundle) {
        guard case .session(let facts)? = bundle.tls.facts, facts.verification != .verified else { return }
        for line in TLSText.lines(facts, now: bundle.startedAt) { environment.console.say(line) }
    }

    private var form: SessionView.Form {
        switch options.sessionFormat {
        case .text: StandardStreams.isTerminal(output) ? .screen : .plain
        case .raw: .raw
        case .ndjson: .ndjson
        case .json: .json
        }
    }

    /// Says how it ended: on stderr for a person, on stdout where a document was asked for, in the files of options.
    func report<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, after earlier: EarlierSession = EarlierSession(),
        adding extra: JSONObject = [:]
    ) throws(CommandFailure) -> ExitStatus {
        let status = try answer(session, verdict, after: earlier, adding: extra)
        guard let path = options.har else { return status }
        let empty = HARLog(
            version: Version.number, startedAt: session.bundle.startedAt, began: session.bundle.began)
        let log = archived(session) ?? earlier.har ?? empty
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array((JSONWriter.write(log.json) + "\n").utf8), newMode: 0o600)
        } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
        return status
    }

    private func archived<Part>(_ session: DrivenSession<Part>) -> HARLog? {
        guard var log = session.result?.part.view.har else { return nil }
        log.end(session.bundle.upgrade.facts, at: session.bundle.ended)
        return log
    }

    /// The signal or the deadline that ended the run before there was a session ends it here.
    private func answer<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, after earlier: EarlierSession,
        adding extra: JSONObject
    ) throws(CommandFailure) -> ExitStatus {
        var verdict = verdict
        if let signal = environment.takeSignal(), let status = ExitStatus(signal: signal) {
            verdict = SessionVerdict.judge(session.bundle, .signal(signal))
            precondition(verdict.exit == status, "a signal has its own status")
        }
        for line in SessionEndingText.lines(verdict, session.bundle) { environment.console.complain(line) }
        guard verdict.exit != .writeFailed, session.outcome != .readerGone else { return verdict.exit }
        let text = document(session, verdict, earlier, extra)
        guard !text.isEmpty else { return verdict.exit }
        try Console(output: output, interrupts: environment.interrupts).answer(text)
        return verdict.exit
    }

    private func document<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, _ earlier: EarlierSession, _ extra: JSONObject
    ) -> String {
        guard form == .ndjson || form == .json else { return "" }
        let counted = earlier.counts + (session.result?.counts ?? SessionCounts())
        let counts = SessionJSON.Counts(
            messagesSent: counted.messagesSent, bytesSent: counted.bytesSent,
            messagesReceived: counted.messagesReceived, bytesReceived: counted.bytesReceived)
        var summary = SessionJSON.summary(
            session.bundle, session.outcome, verdict, counts, reconnects: earlier.reconnects)
        for member in extra.members { summary.append(member.name, member.value) }
        var view =
            session.result?.part.view ?? SessionView(form, session.bundle, session.redaction, environment.console)
        if session.result == nil, let lines = earlier.lines { view.lines = lines }
        if form == .json {
            summary.append("messages", .array(view.kept))
            summary.append("messages_left_out", .number(JSONNumber(view.dropped)))
            return JSONWriter.write(.object(summary)) + "\n"
        }
        let now = MonotonicClock.now()
        var text = session.result == nil ? view.stages(session.bundle) : ""
        if let facts = session.bundle.upgrade.facts, !facts.isOpen, let response = facts.response {
            text += view.line("response", at: now, SessionJSON.response(response))
        }
        if let cause = verdict.cause {
            text += view.line(
                "error", at: now,
                [
                    "exit": .number(JSONNumber(verdict.exit.rawValue)), "stage": JSONValue(verdict.stage?.rawValue),
                    "code": JSONValue(verdict.code?.rawValue), "error": .string(cause),
                ])
        }
        return text + view.line("summary", at: now, summary)
    }

    /// Says that it connects again after a wait, and waits; false when a signal or the end of time came first.
    func pause<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, _ delay: Duration, _ earlier: inout EarlierSession,
        until deadline: Instant?
    ) throws(CommandFailure) -> Bool {
        earlier.reconnects += 1
        let cause = verdict.cause ?? "closed by the peer"
        environment.console.say("\(cause): connecting again in \(delay.short)")
        let now = MonotonicClock.now()
        var view =
            session.result?.part.view ?? SessionView(form, session.bundle, session.redaction, environment.console)
        if session.result == nil, let lines = earlier.lines { view.lines = lines }
        let text =
            (session.result == nil ? view.stages(session.bundle) : "")
            + view.line(
                "reconnect", at: now,
                [
                    "attempt": .number(JSONNumber(earlier.reconnects)), "after_ms": JSONValue(delay.milliseconds),
                    "cause": .string(cause),
                ])
        if !text.isEmpty { try Console(output: output, interrupts: environment.interrupts).answer(text) }
        earlier.lines = view.lines
        earlier.har = archived(session) ?? earlier.har
        if let result = session.result {
            (earlier.unsent, earlier.isOver) = (result.unsent, result.inputIsOver)
            earlier.counts = earlier.counts + result.counts
        }
        let end = now + delay
        if let deadline, deadline < end { return false }
        return wait(for: -1, [], until: end, interrupts: environment.interrupts) == .deadline
    }
}
