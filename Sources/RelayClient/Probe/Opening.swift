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
    /// Dials anew and asks for the upgrade, with the token delivered as told.
    mutating func connect(_ delivery: TokenDelivery) -> Opening {
        let request = upgradeRequest(delivery)
        var record = HandshakeRecord(request, tokenMode: token == nil ? "none" : delivery.word, redaction)
        connector.patience = patience
        var way = ConnectionRecord(plan.connection)
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

    private mutating func upgradeRequest(_ delivery: TokenDelivery) -> UpgradeRequest {
        var handshake = plan.handshake
        handshake.delivery = delivery
        return handshake.request(to: plan.address, token: token?.token, key: .random(using: &random))
    }
}
