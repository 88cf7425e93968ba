import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

/// One opening handshake, from the dial to the answer, and the connection if it stands.
struct Opening: ~Copyable {
    let facts: HandshakeFacts
    private var socket: ProbeSocket?

    init(_ facts: HandshakeFacts, _ socket: consuming ProbeSocket?) {
        self.facts = facts
        self.socket = socket
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

    /// Makes the attempt. The way of the plan is the one that the ladder went, with its addresses.
    mutating func connect(_ attempt: HandshakeAttempt) -> Opening {
        let isOwnWay = attempt.way.isSameWay(as: plan.connection)
        var connector = isOwnWay ? connector : Connector(attempt.way, until: deadline, interrupts: interrupts)
        defer { if isOwnWay { self.connector = connector } }
        let request = attempt.handshake.request(
            to: attempt.way.address, token: attempt.token?.token, key: .random(using: &random))
        let mode = attempt.token == nil ? "none" : attempt.handshake.delivery.word
        var record = HandshakeRecord(request, tokenMode: mode, redaction)
        connector.patience = patience
        var way = ConnectionRecord(connector.plan)
        guard let stream = connector.connect(&way) else {
            if way.isInterrupted { interrupted() }
            return record.opening(way.outcome)
        }
        let usual = wasSilent ? min(plan.handshakeTimeout, .seconds(2)) : plan.handshakeTimeout
        return open(over: stream, request, within: min(usual, attempt.patience ?? usual), &record)
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
        record.begin()
        var early: [ProbeSocket.Occurrence] = []
        while true {
            let advance = client.advance(until: deadline, interrupts: interrupts) { event, payload in
                record.take(event, payload, &early)
            }
            if let outcome = record.open { return record.opening(outcome, ProbeSocket(client, waiting: early)) }
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
}
