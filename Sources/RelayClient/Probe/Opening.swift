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

extension Collector {
    /// Dials anew and asks for the upgrade, with the token in use delivered as told.
    mutating func connect(_ delivery: TokenDelivery) -> Opening { connect(delivery, as: token) }

    /// The same with a token of another user's.
    mutating func connect(_ delivery: TokenDelivery, as user: GivenToken?) -> Opening {
        var handshake = plan.handshake
        handshake.delivery = delivery
        var connector = connector
        defer { self.connector = connector }
        return connect(&connector, handshake, user)
    }

    /// Asks a backend as the proxy in front of it would: with the Host header of the target.
    mutating func connect(by way: ConnectionPlan) -> Opening {
        var handshake = plan.handshake
        handshake.host = handshake.host ?? plan.address.hostHeader
        var backend = Connector(way, until: deadline, interrupts: interrupts)
        return connect(&backend, handshake, token)
    }

    private mutating func connect(
        _ connector: inout Connector, _ handshake: HandshakePlan, _ user: GivenToken?
    ) -> Opening {
        let address = connector.plan.address
        let request = handshake.request(to: address, token: user?.token, key: .random(using: &random))
        let mode = user == nil ? "none" : handshake.delivery.word
        var record = HandshakeRecord(request, tokenMode: mode, redaction)
        connector.patience = patience
        var way = ConnectionRecord(connector.plan)
        guard let stream = connector.connect(&way) else {
            if way.isInterrupted { interrupted() }
            return record.opening(way.outcome)
        }
        return open(over: stream, request, &record)
    }

    private mutating func open(
        over stream: consuming Stream, _ request: UpgradeRequest, _ record: inout HandshakeRecord
    ) -> Opening {
        var limits = SessionLimits()
        limits.messageBytes = plan.maximumMessage
        limits.handshake = wasSilent ? min(plan.handshakeTimeout, .seconds(2)) : plan.handshakeTimeout
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
