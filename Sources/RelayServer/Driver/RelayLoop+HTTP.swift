import RelayBytes
import RelayFrames
import RelayHost

extension RelayLoop {
    /// Acts on one step of reading a request. False: nothing more can be read for now.
    mutating func act(on step: HTTPRequestReader.Step, _ connection: Connection) -> Bool {
        switch step {
        case .needsMore: return false
        case .upgrade(let head):
            judge(ReceivedRequest(head: head), connection)
            return true
        case .request(let request):
            answer(request, connection)
            return true
        case .refused:
            connection.outbound.append(contentsOf: HTTPRequestReader.badRequest)
            finish(connection)
            return true
        }
    }

    private mutating func answer(_ request: ReceivedRequest, _ connection: Connection) {
        let answer =
            configuration.echo
            ? DjangoAPI.Answer(reply: .page(404, ErrorPage.notFound))
            : api.answer(request, at: WallClock.now(), using: &random)
        let isHead = request.method == "HEAD"
        connection.outbound.append(contentsOf: answer.reply.bytes(head: isHead, closing: !request.keepsAlive))
        for event in answer.events { log(event, connection.client) }
        log(
            .access(
                method: request.method, path: request.path, status: answer.reply.status,
                size: isHead ? 0 : answer.reply.body.count, took: MonotonicClock.now() - now), connection.client)
        if request.keepsAlive {
            connection.phaseDeadline = now + configuration.requestTimeout
        } else {
            finish(connection)
        }
    }

    private mutating func judge(_ request: ReceivedRequest, _ connection: Connection) {
        let plan = gate.plan(request, at: WallClock.now())
        connection.path = request.path
        if case .connecting? = plan.events.first { connection.isConnected = true }
        for event in plan.events { log(event, connection.client) }
        if configuration.verbose {
            let query = QueryText.value(of: "token", in: request.query) == nil ? "" : " and a token by query"
            connection.origin = request.field("origin")
            connection.offered = OfferedSubprotocols(request.head).shown + query
        }
        if plan.action == .silence { logVerdict(plan, connection) }
        if plan.delay == .zero, plan.action != .silence { return carryOut(plan, connection) }
        connection.phase = .waiting(plan)
        connection.phaseDeadline = plan.action == .silence ? nil : now + plan.delay
    }

    /// Does what was planned about a handshake; an accepted one joins its group in Redis first.
    mutating func carryOut(_ plan: HandshakePlan, _ connection: Connection) {
        guard let groups, case .open(let admission) = plan.action, let room = admission.room else {
            return conclude(plan, connection)
        }
        groups.put(.join(room: room, member: connection.token))
        connection.phase = .joining(plan)
        connection.phaseDeadline = now + HandshakeGate.hungDelay
    }

    /// Takes what Redis said about joins.
    mutating func takeAnswers() {
        while let answer = groups?.answers.take() {
            guard let connection = connection(answer.member), case .joining(let plan) = connection.phase else {
                // It went away in the meantime.
                groups?.put(.leave(room: answer.room, member: answer.member))
                continue
            }
            let failure = answer.failure.map { HandshakeGate.exception($0.text, $0.raised, connection.path) }
            conclude(failure ?? plan, connection)
            settle(connection)
        }
    }

    private func logVerdict(_ plan: HandshakePlan, _ connection: Connection) {
        guard let offered = connection.offered else { return }
        let event = RelayLogEvent.handshake(
            path: connection.path, origin: connection.origin, offered: offered, verdict: plan.verdict)
        log(event, connection.client)
    }

    private mutating func conclude(_ plan: HandshakePlan, _ connection: Connection) {
        logVerdict(plan, connection)
        for event in plan.eventsAfter {
            if case .disconnected = event { connection.isConnected = false }
            log(event, connection.client)
        }
        switch plan.action {
        case .silence: break
        case .reset: reset(connection)
        case .answer(let bytes):
            connection.outbound.append(contentsOf: bytes)
            finish(connection)
        case .open(let admission):
            open(admission, connection)
            digest(connection)
        }
    }

    private mutating func open(_ admission: Admission, _ connection: Connection) {
        var session = WebSocketSession(server: limits, at: now)
        // The request has been judged; the session only needs to have seen a lawful one.
        var request = ByteBuffer(Self.lawfulRequest)
        var inflater = PassThrough()
        _ = request.withMutableSpan { session.receive(&$0, at: now, inflating: &inflater, into: &sessionEvents) }
        sessionEvents.removeAll(keepingCapacity: true)
        session.open(
            writing: admission.response, deflate: admission.deflate, at: now, into: &connection.outbound)
        if let code = admission.closeAtOnce {
            session.close(ClosePayload(code: CloseCode(code)), at: now, using: &random, into: &connection.outbound)
        }
        connection.session = session
        connection.admission = admission
        connection.phase = .session
        if let room = admission.room { rooms.join(room, connection.token) }
    }

    private static let lawfulRequest = Array(
        ("GET / HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").utf8)
}
