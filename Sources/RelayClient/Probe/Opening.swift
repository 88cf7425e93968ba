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
        let dialled = dial()
        if dialled.isInterrupted { interrupted() }
        let attempts = dialled.attempts
        guard let plain = dialled.takeStream() else {
            let text = attempts.last.map { "\($0.address) \(words($0.outcome))" } ?? "no address"
            return record.opening(.unreachable(text))
        }
        guard plan.address.usesTLS else { return open(over: plain, request, &record) }
        switch plain.startTLS(client: tlsOptions, until: limit(plan.connectTimeout), interrupts: interrupts) {
        case .established(let stream): return open(over: stream, request, &record)
        case .untrusted: return record.opening(.tls(.failed(text: "the certificate was not accepted")))
        case .failed(let failure, _): return record.opening(.tls(failure))
        case .interrupted:
            interrupted()
            return record.opening(.interrupted)
        }
    }

    private func words(_ outcome: ConnectAttempt.Outcome) -> String {
        switch outcome {
        case .connected: "connected"
        case .refused: "refused"
        case .timedOut: "timed out"
        case .failed(_, let text): text
        case .abandoned: "abandoned"
        }
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
        var target = plan.address.socketTarget
        var subprotocols = plan.subprotocols
        var authorization: Secret?
        if let token = token?.token.revealText() {
            switch delivery {
            case .subprotocol(let scheme): subprotocols = [scheme, token] + subprotocols
            case .query(let name): target += "\(target.contains("?") ? "&" : "?")\(name)=\(token)"
            case .header(let scheme): authorization = Secret("\(scheme) \(token)")
            case .none: break
            }
        }
        return UpgradeRequest(
            target: target, host: plan.address.hostHeader, key: .random(using: &random), origin: plan.target.origin,
            subprotocols: subprotocols, subprotocolPolicy: plan.policy, userAgent: plan.userAgent,
            authorization: authorization, extraFields: plan.headers)
    }
}
