import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayJWT

// Experiments: the handshake once more, with one thing changed.
extension Collector {
    /// All of them together take no longer.
    package static let experimentTime = Duration.seconds(8)
    /// After one silent answer the others wait this long.
    static let patienceAfterSilence = Duration.seconds(2)
    /// An early Close frame comes within this time.
    private static let watch = Duration.milliseconds(250)
    static let foreignHost = "relayctl.invalid"

    /// Makes the experiment and adds its record to the bundle.
    package mutating func run(_ experiment: Experiment) {
        let end = beginExperiments()
        let left = end - MonotonicClock.now()
        guard left > .zero, !isDone else { return }
        purpose = experiment.name
        let record: ExperimentRecord
        switch experiment {
        case .hostOfOrigin: record = askWithHost(Self.host(ofOrigin: origin), experiment, until: end)
        case .foreignHost: record = askWithHost(Self.foreignHost, experiment, until: end)
        case .overTLS: record = askInTLS(until: end)
        case .plainHTTP: record = askPlainly(until: end)
        default: record = shakeHands(experiment, left)
        }
        if record.outcome.kind == .silent { wasSilent = true }
        bundle.experiments.append(record)
    }

    private mutating func shakeHands(_ experiment: Experiment, _ left: Duration) -> ExperimentRecord {
        var attempt = HandshakeAttempt(way: plan.connection, handshake: plan.handshake, token: token)
        if experiment == .freshLogin { attempt.token = freshToken() }
        let changed = attempt.change(for: experiment, of: plan)
        if experiment == .freshLogin, attempt.token == nil {
            let outcome = ExperimentOutcome(kind: .error, status: nil, reason: "the login gave no token", after: .zero)
            return ExperimentRecord(experiment: experiment, changed: changed, outcome: outcome)
        }
        // A handshake that was dropped after a long wait is as good as silence.
        let waited = bundle.upgrade.facts.map { !$0.isOpen && $0.elapsed > Self.patienceAfterSilence } ?? false
        attempt.patience = wasSilent || waited ? min(left, Self.patienceAfterSilence) : left
        var opening = connect(attempt)
        var ending: SessionEnding?
        if var socket = opening.takeSocket() {
            // Only where the probe's own session ended early is an early end to be told from success.
            if bundle.session.facts?.ending != nil { ending = early(&socket) }
            socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
        }
        let outcome = ExperimentOutcome(opening.facts, early: ending.map(redacted))
        let fresh = experiment == .freshLogin ? attempt.token : nil
        return ExperimentRecord(
            experiment: experiment, changed: changed, outcome: outcome,
            token: fresh.flatMap { DecodedToken(reading: $0) })
    }

    private mutating func freshToken() -> GivenToken? {
        guard let credentials = plan.credentials else { return nil }
        let answer = api.login(
            user: credentials.username, password: credentials.password, until: limit(plan.requestTimeout))
        guard case .accepted(let pair) = answer.outcome else { return nil }
        redaction.add(pair.access, mask: TokenMask.text(pair.access, now: WallClock.now()))
        if let refresh = pair.refresh { redaction.add(refresh, mask: "<refresh token>") }
        return GivenToken(token: pair.access, source: "fresh login")
    }

    private mutating func early(_ socket: inout ProbeSocket) -> SessionEnding? {
        let limit = min(MonotonicClock.now() + Self.watch, deadline)
        while true {
            switch socket.next(until: limit, interrupts) {
            case .message, .pong: continue
            case .ended(let ending): return ending
            case .interrupted:
                interrupted()
                return nil
            case .deadline: return nil
            }
        }
    }

    private var origin: String { plan.handshake.origin ?? plan.address.ownOrigin }

    private static func host(ofOrigin origin: String) -> String {
        origin.place(of: "://").map { String(origin[$0.upperBound...]) } ?? origin
    }
}
