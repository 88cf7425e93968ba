import RelayBytes
import RelayFrames
import RelayJWT

/// Decides an upgrade request as the real stack does, layer by layer: nginx, Autobahn, the Origin validator, the
/// document's middleware, the router, the consumer and its Redis. Faults step in at the layer they belong to.
struct HandshakeGate: Sendable {
    let hosts: AllowedHosts
    let gate: TokenGate
    let faults: Set<Fault>
    let echo: Bool
    /// The group layer's address, named in an exception when it refuses connections.
    var redis: (host: String, port: UInt16) = ("127.0.0.1", 6379)

    /// Daphne polls a dead application once a second; 500 arrived 0.3-1.0 s after the request.
    static let exceptionDelay = Duration.milliseconds(300)
    /// Autobahn's openHandshakeTimeout of 5 s, as it was seen.
    static let hungDelay = Duration.milliseconds(4500)
    static let slowDelay = Duration.seconds(3)

    func plan(_ request: ReceivedRequest, at now: UnixTime) -> HandshakePlan {
        if faults.contains(.hang) {
            let events = [RelayLogEvent.connecting(path: request.path)]
            return HandshakePlan(events: events, action: .silence, verdict: "left unanswered")
        }
        if faults.contains(.http502) {
            return HandshakePlan(action: .answer(HTTPReply.badGateway(at: now)), verdict: "502 Bad Gateway")
        }
        let offer: UpgradeOffer
        do throws(Rejection) {
            offer = try UpgradeOffer(Self.reinjected(request.head))
        } catch {
            return malformed(Self.asDaphne(error))
        }
        if echo { return echoing(request, offer.deflate) }
        var plan = application(request, now)
        plan.events.insert(.connecting(path: request.path), at: 0)
        return plan
    }

    /// Daphne hands every upgrade to Autobahn as HTTP/1.1, so one that came as HTTP/1.0 is taken too.
    private static func reinjected(_ head: RequestHead) -> RequestHead {
        RequestHead(method: head.method, target: head.target, fields: head.fields, remarks: head.remarks)
    }

    /// Autobahn names both versions that it knows, and no methods.
    private static func asDaphne(_ rejection: Rejection) -> Rejection {
        switch rejection.status {
        case 426:
            let reason = rejection.reason.prefix { $0 != "(" } + "(supported versions: 13,8)"
            return Rejection(400, String(reason), fields: [HeaderField("Sec-WebSocket-Version", "13,8")])
        default: return Rejection(rejection.status, rejection.reason)
        }
    }

    /// The reason may quote a token that was offered twice: it goes to the client and into no log.
    private func malformed(_ rejection: Rejection) -> HandshakePlan {
        let quotes = rejection.reason.hasPrefix("duplicate protocol")
        return HandshakePlan(
            action: .answer(rejection.bytes),
            verdict: "\(rejection.status) \(quotes ? "duplicate subprotocol" : rejection.reason)")
    }

    private func echoing(_ request: ReceivedRequest, _ deflate: DeflateAgreement?) -> HandshakePlan {
        let offered = OfferedSubprotocols(request.head)
        return accepted(
            request, subprotocol: offered.selected, deflate: deflate, room: nil, user: nil,
            [.connecting(path: request.path)])
    }

    private func application(_ request: ReceivedRequest, _ now: UnixTime) -> HandshakePlan {
        if faults.contains(.http500) {
            let text = "No application configured for scope type 'websocket'"
            return exception([], text, "ValueError", request)
        }
        guard hosts.allows(origin: request.field("origin")) else {
            let origin = request.field("origin")
            return denied([], origin == nil ? "no Origin" : "Origin not in ALLOWED_HOSTS", request)
        }
        var events: [RelayLogEvent] = []
        var user: RelayUser?
        let offered = OfferedSubprotocols(request.head)
        if let token = offered.token ?? QueryText.value(of: "token", in: request.query), !token.isEmpty {
            do throws(TokenRefusal) {
                let found = try gate.user(of: Secret(token), as: .access, at: now)
                events.append(.authSuccess(user: found.name, id: found.id))
                user = found
            } catch {
                events.append(error.logEvent)
            }
        } else {
            events.append(.noToken)
        }
        guard let room = ChatPath.room(in: request.path) else {
            let path = PythonText.repr(String(request.path.dropFirst()))
            return exception(events, "No route found for path \(path).", "ValueError", request)
        }
        if faults.contains(.close4001) {
            return closedAtOnce(request, offered, events)
        }
        guard let user else { return denied(events, Self.reason(events), request) }
        return consumer(request, offered, user, room, events)
    }

    private func consumer(
        _ request: ReceivedRequest, _ offered: OfferedSubprotocols, _ user: RelayUser, _ room: String,
        _ events: [RelayLogEvent]
    ) -> HandshakePlan {
        if faults.contains(.redisDown) {
            let text =
                "Error 111 connecting to \(redis.host):\(redis.port). "
                + "Connect call failed ('\(redis.host)', \(redis.port))."
            return exception(events, text, "redis.exceptions.ConnectionError", request)
        }
        if faults.contains(.reset5s) {
            return HandshakePlan(
                events: events, delay: Self.hungDelay, action: .reset,
                eventsAfter: [.disconnected(path: request.path)], verdict: "reset without an answer")
        }
        return accepted(request, subprotocol: offered.selected, room: room, user: user.name, events)
    }

    private func accepted(
        _ request: ReceivedRequest, subprotocol: String?, deflate: DeflateAgreement? = nil, room: String?,
        user: String?, _ events: [RelayLogEvent]
    ) -> HandshakePlan {
        var selected = faults.contains(.noSubprotocolEcho) ? nil : subprotocol
        if faults.contains(.wrongSubprotocol) { selected = "relay.unoffered" }
        let key = request.field("sec-websocket-key") ?? ""
        let accept = faults.contains(.badAccept) ? Accept.value(for: "another key than the client's") : nil
        let response = DaphneAnswer.switching(key: key, subprotocol: selected, deflate: deflate, accept: accept)
        var eventsAfter: [RelayLogEvent] = [.connected(path: request.path)]
        if let room, let user { eventsAfter.append(.joined(user: user, room: room)) }
        return HandshakePlan(
            events: events, delay: faults.contains(.slow) ? Self.slowDelay : .zero,
            action: .open(Admission(room: room, user: user, response: response, deflate: deflate)),
            eventsAfter: eventsAfter,
            verdict: "101" + (selected.map { " \($0)" } ?? "") + (user.map { " as \($0)" } ?? ""))
    }

    /// `accept()` and then `close(4001)`, so that the code reaches the client.
    private func closedAtOnce(
        _ request: ReceivedRequest, _ offered: OfferedSubprotocols, _ events: [RelayLogEvent]
    ) -> HandshakePlan {
        let key = request.field("sec-websocket-key") ?? ""
        let response = DaphneAnswer.switching(key: key, subprotocol: offered.selected)
        return HandshakePlan(
            events: events, action: .open(Admission(response: response, closeAtOnce: 4001)),
            eventsAfter: [.connected(path: request.path)], verdict: "101, then 4001")
    }

    private func denied(_ events: [RelayLogEvent], _ reason: String, _ request: ReceivedRequest) -> HandshakePlan {
        HandshakePlan(
            events: events, action: .answer(DaphneAnswer.accessDenied),
            eventsAfter: [.rejected(path: request.path), .disconnected(path: request.path)],
            verdict: "403 (\(reason))")
    }

    private func exception(
        _ events: [RelayLogEvent], _ text: String, _ raised: String, _ request: ReceivedRequest
    ) -> HandshakePlan {
        var plan = Self.exception(text, raised, request.path)
        plan.events = events
        return plan
    }

    /// What an exception in the application comes to.
    static func exception(_ text: String, _ raised: String, _ path: String) -> HandshakePlan {
        HandshakePlan(
            delay: exceptionDelay, action: .answer(DaphneAnswer.internalError),
            eventsAfter: [.exception(text: text, raised: raised), .disconnected(path: path)],
            verdict: "500 (\(text))")
    }

    /// Why the middleware left the user anonymous, in a few words.
    private static func reason(_ events: [RelayLogEvent]) -> String {
        switch events.last {
        case .authFailed(let text)?, .authError(let text)?: text
        default: "no token"
        }
    }
}
