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
    private static let patienceAfterSilence = Duration.seconds(2)
    /// An early Close frame comes within this time.
    private static let watch = Duration.milliseconds(250)
    private static let foreignHost = "relayctl.invalid"
    /// It has no host part.
    private static let noOrigin = "relayctl"
    /// Names that applications select whatever was offered.
    private static let usualSubprotocols = [
        "chat", "bearer", "jwt", "token", "access_token", "json", "auth", "websocket", "v1", "superchat",
    ]

    /// Makes the experiment and adds its record to the bundle.
    package mutating func run(_ experiment: Experiment) {
        let end = beginExperiments()
        let left = end - MonotonicClock.now()
        guard left > .zero, !isDone else { return }
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

    // MARK: - Handshakes

    private mutating func shakeHands(_ experiment: Experiment, _ left: Duration) -> ExperimentRecord {
        var attempt = HandshakeAttempt(way: plan.connection, handshake: plan.handshake, token: token)
        let changed = change(&attempt, for: experiment)
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

    private mutating func change(_ attempt: inout HandshakeAttempt, for experiment: Experiment) -> String {
        switch experiment {
        case .noToken:
            attempt.token = nil
            return "no token"
        case .garbageToken:
            let length = token?.token.count ?? 0
            let garbage = Array(repeating: UInt8(ascii: "x"), count: max(length, 8))
            attempt.token = GivenToken(token: Secret(garbage), source: "experiment")
            return "a token that is no JWT, as long as this one"
        case .freshLogin:
            attempt.token = freshToken()
            return "the token of a fresh login"
        case .tokenByQuery:
            attempt.handshake.delivery = .query(name: "token")
            return "the token as ?token="
        case .tokenBySubprotocol:
            attempt.handshake.delivery = .subprotocol(scheme: Self.scheme(plan.handshake.delivery))
            return "the token as a subprotocol"
        case .queryAndSubprotocol:
            attempt.handshake.delivery = .query(name: "token")
            attempt.handshake.subprotocols.insert(Self.scheme(plan.handshake.delivery), at: 0)
            attempt.handshake.policy = .rfc
            return "the token as ?token=, and \(Self.scheme(plan.handshake.delivery)) offered"
        case .repeatedSubprotocol:
            let scheme = Self.scheme(plan.handshake.delivery)
            attempt.handshake.delivery = .query(name: "token")
            attempt.handshake.subprotocols = [scheme, scheme]
            attempt.handshake.mayRepeatSubprotocols = true
            attempt.handshake.policy = .rfc
            return "the token as ?token=, and \(scheme) offered twice"
        case .tokenByHeader:
            attempt.handshake.delivery = .header(scheme: Self.scheme(plan.handshake.delivery))
            return "the token in an Authorization header"
        case .moreSubprotocols:
            let known = plan.handshake.subprotocols + [Self.scheme(plan.handshake.delivery)]
            attempt.handshake.subprotocols += Self.usualSubprotocols.filter { !known.contains($0) }
            return "more subprotocols offered"
        case .targetOrigin:
            attempt.handshake.origin = plan.address.ownOrigin
            return "Origin \(plan.address.ownOrigin)"
        case .foreignOrigin:
            attempt.handshake.origin = "https://\(Self.foreignHost)"
            return "Origin https://\(Self.foreignHost)"
        case .noOrigin:
            attempt.handshake.origin = nil
            return "no Origin"
        case .invalidOrigin:
            attempt.handshake.origin = Self.noOrigin
            return "Origin \(Self.noOrigin)"
        case .otherSlash:
            let path = RequestTarget(plan.address.socketTarget).path
            attempt.way.address.socketTarget = plan.address.socketTarget.otherSlash
            return path.hasSuffix("/") ? "the path without its last slash" : "the path with a slash at its end"
        case .otherPath(let path):
            attempt.way.address.socketTarget = path
            return "the path \(path)"
        case .unknownPath:
            let path = Self.unknownPath(beside: plan.address.socketTarget)
            attempt.way.address.socketTarget = path
            return "the path \(path)"
        case .again: return "nothing changed"
        case .direct(let index):
            guard index < plan.backends.count else { return "no such backend" }
            attempt.way = plan.backends[index]
            attempt.handshake.host = attempt.handshake.host ?? plan.address.hostHeader
            return "direct to \(attempt.way.address.ownOrigin)"
        case .hostOfOrigin, .foreignHost, .plainHTTP, .overTLS: return ""
        }
    }

    /// The scheme that a token is offered with.
    private static func scheme(_ delivery: TokenDelivery) -> String {
        if case .subprotocol(let scheme) = delivery { scheme } else { "Bearer" }
    }

    /// A path that no application has, behind the same first part: a proxy has its location by that.
    private static func unknownPath(beside target: String) -> String {
        let parts = target.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        let first = parts.count > 1 ? "/\(parts[0])" : ""
        return "\(first)/relayctl/no/such/path/\(target[target.prefix { $0 != "?" }.endIndex...])"
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

    // MARK: - Plain requests

    private var origin: String { plan.handshake.origin ?? plan.address.ownOrigin }

    private mutating func askWithHost(
        _ host: String, _ experiment: Experiment, until end: Instant
    ) -> ExperimentRecord {
        let outcome = ask(plan.address.apiOrigin + plan.mePath, [HTTPRequestField("Host", host)], plan.connection, end)
        return ExperimentRecord(experiment: experiment, changed: "GET with Host \(host)", outcome: outcome)
    }

    /// Any TLS session will do, whatever its certificate: the port speaks TLS then.
    private mutating func askInTLS(until end: Instant) -> ExperimentRecord {
        var way = plan.connection
        way.address.usesTLS = true
        var record = ConnectionRecord(way)
        var connector = Connector(way, until: min(end, deadline), interrupts: interrupts)
        connector.patience = wasSilent ? Self.patienceAfterSilence : nil
        let began = MonotonicClock.now()
        _ = connector.connect(&record)
        if record.isInterrupted { interrupted() }
        let after = MonotonicClock.now() - began
        var outcome = ExperimentOutcome(kind: .error, status: nil, reason: "no TLS session", after: after)
        if case .session(let facts)? = record.tls.facts {
            outcome = ExperimentOutcome(kind: .open, status: nil, reason: facts.version, after: after)
        }
        return ExperimentRecord(experiment: .overTLS, changed: "TLS on the same port", outcome: outcome)
    }

    private mutating func askPlainly(until end: Instant) -> ExperimentRecord {
        var way = plan.connection
        way.address.usesTLS = false
        let url = "http://\(way.address.hostWithPort)\(plan.mePath)"
        let outcome = ask(url, [], way, end)
        return ExperimentRecord(experiment: .plainHTTP, changed: "GET without TLS", outcome: outcome)
    }

    private mutating func ask(
        _ url: String, _ fields: [HTTPRequestField], _ way: ConnectionPlan, _ end: Instant
    ) -> ExperimentOutcome {
        let client = HTTPClient(route: way.httpRoute(addresses: connector.addresses), interrupts: interrupts)
        let fields = fields + [HTTPRequestField("User-Agent", plan.handshake.userAgent)]
        let began = MonotonicClock.now()
        let limit = wasSilent ? min(end, began + Self.patienceAfterSilence) : end
        let exchange = client.exchange(HTTPRequest(.get, url, fields: fields), until: min(limit, deadline))
        if case .failed(.interrupted) = exchange.outcome { interrupted() }
        return ExperimentOutcome(HTTPOutcome(exchange, redaction), after: MonotonicClock.now() - began)
    }

    private static func host(ofOrigin origin: String) -> String {
        origin.place(of: "://").map { String(origin[$0.upperBound...]) } ?? origin
    }
}
