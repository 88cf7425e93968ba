import RelayBytes
import RelayEvidence
import RelayHost
import RelayJWT

// broadcast: do connections hear each other.
extension Collector {
    /// How long a message's sender waits for its own copy after another connection got one.
    private static let ownCopy = Duration.milliseconds(250)

    mutating func broadcast(_ socket: inout ProbeSocket) {
        guard !isLeftOut(.broadcast), !isDone, bundle.broadcast.notRun == .cutShort else { return }
        purpose = StageName.broadcast.rawValue
        let began = MonotonicClock.now()
        var facts = BroadcastFacts(pairs: [])
        defer { bundle.broadcast = .ran(facts, StageSpan(began: began, ended: MonotonicClock.now())) }
        var sender = token
        var login: LoginFacts?
        if let second = plan.secondUser {
            let (given, outcome) = logIn(second)
            (sender, login) = (given, outcome)
            guard given != nil else {
                facts = BroadcastFacts(pairs: [], secondLogin: login)
                return
            }
        }
        var pairs: [RoundTrip] = []
        // Where handshakes take long, a pair that the end of the run would cut off tells nothing.
        let usual = bundle.upgrade.facts?.elapsed ?? .zero
        for _ in 0..<plan.pairs where !isDone && (pairs.isEmpty || deadline - MonotonicClock.now() > usual * 2) {
            pairs.append(pair(with: &socket, as: sender))
        }
        let backends = plan.backends.isEmpty || isDone ? nil : meetBackends(&socket)
        facts = BroadcastFacts(pairs: pairs, secondLogin: login, backends: backends)
    }

    /// The second user's token, and how the login went.
    private mutating func logIn(_ user: Credentials) -> (GivenToken?, LoginFacts) {
        redaction.add(user.password, mask: "<password>")
        let answer = api.login(user: user.username, password: user.password, until: limit(plan.requestTimeout))
        var given: GivenToken?
        if case .accepted(let pair) = answer.outcome {
            given = GivenToken(token: pair.access, source: "login")
            redaction.add(pair.access, mask: TokenMask.text(pair.access, now: WallClock.now()))
        }
        if case .failed(.interrupted) = answer.outcome { interrupted() }
        let facts = LoginFacts(
            outcome: LoginFacts.Outcome(answer.outcome, redaction), status: answer.exchange?.response?.status,
            username: user.username)
        return (given, facts)
    }

    /// Sends a message over a connection of its own and listens on the first.
    private mutating func pair(with socket: inout ProbeSocket, as sender: GivenToken?) -> RoundTrip {
        var opening = connect(plan.handshake.delivery, as: sender)
        guard var other = opening.takeSocket() else {
            return RoundTrip(outcome: .unconnected(opening.facts.outcome.shortText))
        }
        let nonce = freshNonce()
        other.send(message(nonce))
        other.flush()
        let trip = listen(for: nonce, on: &socket, within: plan.messageTimeout)
        // The sender's own copy is on its way too: closed before it comes, Channels raises in the server's log.
        if case .returned = trip.outcome { _ = listen(for: nonce, on: &other, within: Self.ownCopy) }
        other.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
        return trip
    }
}

extension HandshakeFacts.Outcome {
    /// The outcome in a few words, for a connection that could not be made.
    var shortText: String {
        switch self {
        case .open: "open"
        case .refused(let response), .invalid(let response, _): "\(response.status) \(response.reason)"
        case .closed: "closed"
        case .reset: "reset"
        case .silent: "no answer"
        case .notHTTP: "not HTTP"
        case .unreachable(let text), .unsendable(let text): text
        case .tls: "no TLS session"
        case .interrupted: "interrupted"
        }
    }
}
