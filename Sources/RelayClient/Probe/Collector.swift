import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayJWT
import RelayNet

/// Climbs the ladder of a plan and writes down what it sees; it judges nothing.
///
/// A failed stage is evidence and stops only what needs it.
package struct Collector {
    /// No run without a wish of its own takes longer.
    private static let longest = Duration.seconds(24)
    /// For later requests once one was met with silence.
    private static let afterSilence = Duration.seconds(2)

    let plan: ProbePlan
    let interrupts: Interrupts
    /// The end of the run, whatever stages want.
    let deadline: Instant
    var random = RandomPool()
    package internal(set) var bundle: Bundle
    var redaction: Redaction
    /// The token in use: given, or from the login.
    var token: GivenToken?
    var connector: Connector
    /// What the next connection is for, in the trace.
    var purpose = ""
    var wasSilent = false
    /// Whether an interrupt ended it early.
    package private(set) var isInterrupted = false
    private var experimentsEnd: Instant?

    package init(_ plan: ProbePlan, _ interrupts: Interrupts) {
        self.plan = plan
        self.interrupts = interrupts
        let began = MonotonicClock.now()
        let end = began + Self.longest + (plan.hold ?? .zero)
        deadline = min(plan.deadline ?? end, end)
        connector = Connector(plan.connection, until: deadline, interrupts: interrupts)
        token = plan.token
        let now = WallClock.now()
        redaction = Redaction(now: now)
        bundle = Bundle(target: plan.target, startedAt: now, began: began, required: plan.required)
        bundle.terms = plan.terms
        let way = ConnectionRecord(plan.connection)
        (bundle.resolution, bundle.proxy, bundle.tls) = (way.resolution, way.proxy, way.tls)
        for secret in plan.handshake.secrets { redaction.add(secret, mask: "<secret>") }
        if let credentials = plan.credentials { redaction.add(credentials.password, mask: "<password>") }
        if let token { redaction.add(token.token, mask: TokenMask.text(token.token, now: now)) }
    }

    /// Runs the plan. An interrupt ends it early; the signal behind it is left for the caller to read.
    package static func collect(_ plan: ProbePlan, interrupts: Interrupts) -> Bundle {
        var collector = Collector(plan, interrupts)
        collector.climb()
        return collector.finish()
    }

    /// Climbs the ladder.
    package mutating func climb() {
        run()
        bundle.ended = MonotonicClock.now()
    }

    /// What was seen, when nothing more is asked.
    package mutating func finish() -> Bundle {
        bundle.ended = MonotonicClock.now()
        bundle.ranOutOfTime = plan.deadline.map { $0 <= bundle.ended } ?? false
        return bundle
    }

    /// When experiments must end; the first one starts the time.
    mutating func beginExperiments() -> Instant {
        let end = experimentsEnd ?? MonotonicClock.now() + Self.experimentTime
        experimentsEnd = end
        return min(end, deadline)
    }

    private mutating func run() {
        for stage in plan.leftOut { bundle.leaveOut(stage) }
        guard reachServer() else { return collectRedis(joining: nil) }
        askWithoutToken()
        logIn()
        readToken()
        askWithToken()
        runSession()
    }

    /// Whether an interrupt or the end of time leaves nothing to do.
    var isDone: Bool { isInterrupted || MonotonicClock.now() >= deadline }

    mutating func interrupted() { isInterrupted = true }

    /// When a stage that may take `span` must end.
    func limit(_ span: Duration) -> Instant {
        min(MonotonicClock.now() + min(span, patience ?? span), deadline)
    }

    /// What a step may take at most, once a request was met with silence.
    var patience: Duration? { wasSilent ? Self.afterSilence : nil }

    /// Runs a stage and notes when.
    mutating func timed<Facts>(_ body: (inout Collector) -> Facts) -> StageEvidence<Facts> {
        let began = MonotonicClock.now()
        let facts = body(&self)
        return .ran(facts, StageSpan(began: began, ended: MonotonicClock.now()))
    }

    func isLeftOut(_ stage: StageName) -> Bool { plan.leftOut.contains(stage) }
}

extension Bundle {
    /// Marks a stage as left out on purpose.
    fileprivate mutating func leaveOut(_ stage: StageName) {
        switch stage {
        case .dns: resolution = .notRun(.leftOut)
        case .tcp: connect = .notRun(.leftOut)
        case .proxy: proxy = .notRun(.leftOut)
        case .tls: tls = .notRun(.leftOut)
        case .http: http = .notRun(.leftOut)
        case .login: login = .notRun(.leftOut)
        case .token: token = .notRun(.leftOut)
        case .me: me = .notRun(.leftOut)
        case .upgrade: upgrade = .notRun(.leftOut)
        case .session: session = .notRun(.leftOut)
        case .echo: echo = .notRun(.leftOut)
        case .broadcast: broadcast = .notRun(.leftOut)
        case .redis: redis = .notRun(.leftOut)
        }
    }
}
