import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

/// One opening handshake, from the dial to the answer, and the connection if it stands.
struct Opening: ~Copyable {
    var facts: HandshakeFacts
    /// The status and the Location of a refusal.
    let refused: (status: Int, location: String?)?
    private var socket: ProbeSocket?

    init(
        _ facts: HandshakeFacts, _ socket: consuming ProbeSocket?, _ refused: (status: Int, location: String?)?
    ) {
        self.facts = facts
        self.socket = socket
        self.refused = refused
    }

    mutating func takeSocket() -> ProbeSocket? { socket.take() }
}

/// One opening handshake as it is to be made.
struct HandshakeAttempt {
    var way: ConnectionPlan
    var handshake: HandshakePlan
    var token: GivenToken?
    /// From the request to the end of the head, where it is less than the plan's.
    var patience: Duration?

    init(way: ConnectionPlan, handshake: HandshakePlan, token: GivenToken?) {
        self.way = way
        self.handshake = handshake
        self.token = token
    }
}

extension Collector {
    /// Dials anew and asks for the upgrade, with the token in use delivered as told.
    mutating func connect(_ delivery: TokenDelivery) -> Opening { connect(delivery, as: token) }

    /// The same with a token of another user's.
    mutating func connect(_ delivery: TokenDelivery, as user: GivenToken?) -> Opening {
        var attempt = HandshakeAttempt(way: plan.connection, handshake: plan.handshake, token: user)
        attempt.handshake.delivery = delivery
        return connect(attempt)
    }

    /// Asks a backend as the proxy in front of it would: with the Host header of the target.
    mutating func connect(by way: ConnectionPlan) -> Opening {
        var attempt = HandshakeAttempt(way: way, handshake: plan.handshake, token: token)
        attempt.handshake.host = attempt.handshake.host ?? plan.address.hostHeader
        return connect(attempt)
    }

    /// Makes the attempt, and follows redirects where they are to be.
    mutating func connect(_ attempt: HandshakeAttempt) -> Opening {
        var course = Redirection(attempt.way, attempt.handshake, token: attempt.token)
        var opening = connect(course, within: attempt.patience)
        while let answer = opening.refused, !isDone,
            course.follow(status: answer.status, location: answer.location)
        {
            opening = connect(course, within: attempt.patience)
        }
        opening.facts.redirects = course.followed.map(redaction.apply)
        opening.facts.redirectRefusal = course.refusal
        return opening
    }

    private mutating func connect(_ course: Redirection, within limit: Duration?) -> Opening {
        let request = course.handshake.request(
            to: course.connection.address, token: course.token?.token, key: .random(using: &random))
        let mode = course.token == nil ? "none" : course.handshake.delivery.word
        var record = HandshakeRecord(request, tokenMode: mode, redaction)
        var way = ConnectionRecord(course.connection)
        guard let stream = stream(course.connection, &way) else {
            if way.isInterrupted { interrupted() }
            return record.opening(way.outcome)
        }
        let usual = wasSilent ? min(plan.handshakeTimeout, .seconds(2)) : plan.handshakeTimeout
        return open(over: stream, request, within: min(usual, limit ?? usual), &record)
    }

    private mutating func open(
        over stream: consuming Stream, _ request: UpgradeRequest, within patience: Duration,
        _ record: inout HandshakeRecord
    ) -> Opening {
        var limits = SessionLimits()
        limits.messageBytes = plan.maximumMessage
        limits.handshake = patience
        limits.close = plan.closeTimeout
        record.peer = stream.peerAddress
        var client: WebSocketClient
        do throws(UpgradeRequestFault) {
            client = try WebSocketClient(over: stream, request: request, limits: limits)
        } catch {
            return record.opening(.unsendable(error.description))
        }
        let trace = tracing?()
        if trace != nil { client.watch = WireWatch() }
        record.begin()
        var early: [ProbeSocket.Occurrence] = []
        while true {
            let advance = client.advance(until: deadline, interrupts: interrupts) { event, payload in
                record.take(event, payload, &early)
            }
            if let outcome = record.open {
                return record.opening(outcome, ProbeSocket(client, waiting: early, trace: trace))
            }
            if advance != .progressed { client.watch?.end(at: MonotonicClock.now()) }
            trace?.tell(client.watch?.take())
            switch advance {
            case .progressed: continue
            case .interrupted:
                interrupted()
                return record.opening(.interrupted)
            case .deadline: return record.opening(.silent(received: 0))
            case .ended: return record.opening(record.ended(client.session.ending, client.streamEnd))
            }
        }
    }

    /// A connection by that way; the run's own connector knows the address that worked.
    private mutating func stream(_ plan: ConnectionPlan, _ way: inout ConnectionRecord) -> Stream? {
        guard !plan.isSameWay(as: self.plan.connection) else {
            connector.patience = patience
            return connector.connect(&way)
        }
        var other = Connector(plan, until: deadline, interrupts: interrupts)
        other.patience = patience
        return other.connect(&way)
    }
}

extension Redaction {
    /// The redirect without secrets.
    fileprivate func apply(_ redirect: RedirectFacts) -> RedirectFacts {
        RedirectFacts(
            status: redirect.status, from: apply(redirect.from), to: apply(redirect.to),
            leavesOrigin: redirect.leavesOrigin)
    }
}
