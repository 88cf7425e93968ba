import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayJWT
import RelayNet

/// Leads a session from its plan to its end: the way to the server, the opening handshake, the drive.
package struct SessionDriver {
    /// What was seen on the way, as evidence: secrets are masked.
    package private(set) var bundle: Bundle
    /// Takes the secrets of this session out of text.
    package let redaction: Redaction
    private let plan: SessionPlan
    private let surroundings: SessionSurroundings

    package init(_ plan: SessionPlan, in surroundings: SessionSurroundings) {
        self.plan = plan
        self.surroundings = surroundings
        let now = WallClock.now()
        let began = MonotonicClock.now()
        var redaction = Redaction(now: now, isOff: plan.showsSecrets)
        bundle = Bundle(
            target: plan.target, startedAt: now, began: began, required: [.dns, .tcp, .proxy, .tls, .upgrade])
        bundle.http = .notRun(.leftOut)
        bundle.login = .notRun(.leftOut)
        bundle.me = .notRun(.leftOut)
        bundle.token = .notRun(.missing("no token given"))
        if let token = plan.token {
            redaction.add(token.token, mask: TokenMask.text(token.token, now: now))
            let facts = TokenFacts(reading: token.token, source: token.source, at: now)
            bundle.token = .ran(facts, StageSpan(began: began, ended: began))
        }
        self.redaction = redaction
    }

    /// Drives the part that `make` makes once there is a connection; nil: there was none, and the bundle says why. The
    /// input is what an earlier connection left.
    package mutating func drive<Part: SessionPart>(
        input: ByteBuffer = ByteBuffer(), inputIsOver: Bool = false, _ make: (Bundle) -> Part
    ) throws(UpgradeRequestFault) -> SessionResult<Part>? {
        defer {
            bundle.ended = MonotonicClock.now()
            if let deadline = surroundings.deadline { bundle.ranOutOfTime = deadline <= bundle.ended }
        }
        var random = RandomPool()
        let request = plan.handshake.request(
            to: plan.connection.address, token: plan.token?.token, key: .random(using: &random))
        do throws(UpgradeRequestFault) { try request.validate() } catch {
            guard plan.token != nil, plan.handshake.delivery != .none else { throw error }
            bundle.upgrade = .notRun(.needs(.token))
            return nil
        }
        guard let stream = connect() else { return nil }
        let began = MonotonicClock.now()
        var run = try SessionRun(
            over: stream, request: request, limits: limits,
            tokenMode: plan.token == nil ? "none" : plan.handshake.delivery.word, redaction: redaction,
            part: make(bundle), in: surroundings)
        run.resume(with: input, isOver: inputIsOver)
        let result = run.run()
        bundle.upgrade = .ran(result.handshake, StageSpan(began: began, ended: began + result.handshake.elapsed))
        return result
    }

    private var limits: SessionLimits {
        var limits = SessionLimits()
        limits.messageBytes = plan.maximumMessage
        limits.handshake = plan.handshakeTimeout
        return limits
    }

    private mutating func connect() -> Stream? {
        let far = MonotonicClock.now() + .seconds(3600)
        var connector = Connector(
            plan.connection, until: surroundings.deadline ?? far, interrupts: surroundings.interrupts)
        var record = ConnectionRecord(plan.connection)
        let stream = connector.connect(&record)
        bundle.resolution = record.resolution
        bundle.connect = record.connect
        bundle.proxy = record.proxy
        bundle.tls = record.tls
        if let failed = record.failed { bundle.upgrade = .notRun(.needs(failed)) }
        return stream
    }
}
