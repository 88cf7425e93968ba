import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

// upgrade, session, echo and broadcast: the socket and what goes through it.
extension Collector {
    /// An early Close frame comes within this time: `accept(); close(4001)` is no success (FACTS: row 14).
    private static let watch = Duration.milliseconds(250)
    private static let pongPatience = Duration.seconds(2)

    mutating func runSession() {
        guard !isLeftOut(.upgrade), !isDone else { return collectRedis(joining: nil) }
        if token == nil, bundle.login.facts != nil {
            bundle.upgrade = .notRun(.needs(.login))
            skip(after: .upgrade)
            return collectRedis(joining: nil)
        }
        purpose = StageName.upgrade.rawValue
        let began = MonotonicClock.now()
        var opening = connect(plan.handshake.delivery)
        if case .unsendable = opening.facts.outcome, token != nil, plan.handshake.delivery != .none {
            // What else is in the request was checked with the plan.
            bundle.upgrade = .notRun(.needs(.token))
            skip(after: .upgrade)
            return collectRedis(joining: nil)
        }
        let answered = MonotonicClock.now()
        bundle.upgrade = .ran(opening.facts, StageSpan(began: began, ended: answered))
        if case .silent = opening.facts.outcome { wasSilent = true }
        guard var socket = opening.takeSocket() else {
            skip(after: .upgrade)
            return collectRedis(joining: nil)
        }
        watchSession(&socket)
        if bundle.session.facts?.ending == nil {
            echo(&socket)
            broadcast(&socket)
        } else {
            skip(after: .session)
        }
        collectRedis(joining: socket.isOpen ? plan.handshake.delivery : nil)
        if bundle.echo.notRun == .leftOut || bundle.echo.facts?.isBack == true { hold(&socket, since: answered) }
        socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
    }

    private mutating func watchSession(_ socket: inout ProbeSocket) {
        guard !isLeftOut(.session), !isDone else { return }
        let began = MonotonicClock.now()
        let watchEnd = min(began + Self.watch, deadline)
        socket.ping(Array("relayctl".utf8))
        var greetings = 0
        var roundTrip: Duration?
        var ending: SessionEnding?
        let patience = min(began + Self.pongPatience, deadline)
        loop: while true {
            let limit = roundTrip == nil ? patience : watchEnd
            switch socket.next(until: limit, interrupts) {
            case .message: greetings += 1
            // A Pong that nobody asked for has no round trip.
            case .pong: roundTrip = socket.lastRoundTrip
            case .ended(let how):
                ending = how
                break loop
            case .deadline: break loop
            case .interrupted:
                interrupted()
                break loop
            }
        }
        let ended = MonotonicClock.now()
        let facts = SessionFacts(
            watched: ended - began, ending: ending.map(redacted), pingRoundTrip: roundTrip, greetings: greetings)
        bundle.session = .ran(facts, StageSpan(began: began, ended: ended))
    }

    private mutating func echo(_ socket: inout ProbeSocket) {
        guard !isLeftOut(.echo), !isDone else { return }
        let began = MonotonicClock.now()
        let nonce = freshNonce()
        socket.send(message(nonce))
        let trip = listen(for: nonce, on: &socket, within: plan.messageTimeout)
        bundle.echo = .ran(trip, StageSpan(began: began, ended: MonotonicClock.now()))
        if !trip.isBack { skip(after: .echo) }
    }

    /// Waits on the socket for a message that holds the nonce.
    mutating func listen(
        for nonce: String, on socket: inout ProbeSocket, within patience: Duration
    ) -> RoundTrip {
        let began = MonotonicClock.now()
        let limit = min(began + patience, deadline)
        var others = 0
        while true {
            switch socket.next(until: limit, interrupts) {
            case .message(let bytes):
                if bytes.contains(nonce) {
                    return RoundTrip(outcome: .returned(after: MonotonicClock.now() - began))
                }
                others += 1
            case .pong: continue
            case .ended(let ending):
                return RoundTrip(outcome: .ended(redacted(ending), after: MonotonicClock.now() - began))
            case .interrupted:
                interrupted()
                fallthrough
            case .deadline:
                return RoundTrip(outcome: .missing(waited: MonotonicClock.now() - began, others: others))
            }
        }
    }

    mutating func freshNonce() -> String { Hex.encode(random.bytes(8)) }

    func message(_ nonce: String) -> [UInt8] {
        Array(plan.messageTemplate.message(with: "relayctl probe \(nonce)").utf8)
    }

    func redacted(_ ending: SessionEnding) -> SessionEnding {
        guard case .closed(let code, let reason) = ending else { return ending }
        return .closed(code: code, reason: redaction.apply(reason))
    }
}

extension [UInt8] {
    /// Whether the text occurs in the bytes.
    func contains(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
