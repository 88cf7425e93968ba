import RelayBytes
import RelayEvidence
import RelayHost

// --hold: the session once more, in silence.
extension Collector {
    private static let pongPatience = Duration.seconds(2)

    /// Keeps the session and says nothing but Pongs; `opened` is when the 101 came. What it sees belongs to the session
    /// stage, whose time it lengthens.
    mutating func hold(_ socket: inout ProbeSocket, since opened: Instant) {
        guard let wanted = plan.hold, !isDone, case .ran(var session, let span) = bundle.session, session.ending == nil
        else { return }
        // Its Pong begins the silence of both sides.
        socket.ping(Array("relayctl hold".utf8))
        let began = MonotonicClock.now()
        let limit = min(began + wanted, deadline)
        let pings = socket.pings
        var messages = 0
        let ending = idle(&socket, until: limit, &messages)
        let ended = MonotonicClock.now()
        let quiet = ended - max(began, socket.lastHeard)
        let isPinged = ending == nil && !isDone
        let roundTrip = isPinged ? pong(&socket) : nil
        session.hold = HoldFacts(
            wanted: wanted, held: ended - began, ending: ending.map(redacted), quiet: quiet, age: ended - opened,
            pings: socket.pings - pings, messages: messages, pingRoundTrip: roundTrip, isPinged: isPinged,
            comeback: ending == nil || isDone ? nil : comeBack(), endedAt: WallClock.now())
        bundle.session = .ran(session, StageSpan(began: span.began, ended: MonotonicClock.now()))
    }

    /// How the session ended before the limit; nil when it did not.
    private mutating func idle(
        _ socket: inout ProbeSocket, until limit: Instant, _ messages: inout Int
    ) -> SessionEnding? {
        while true {
            switch socket.next(until: limit, interrupts) {
            case .message: messages += 1
            case .pong: continue
            case .ended(let ending): return ending
            case .interrupted:
                interrupted()
                return nil
            case .deadline: return nil
            }
        }
    }

    /// From a Ping to its Pong; nil when none comes. A connection that a router forgot in silence shows it here.
    private mutating func pong(_ socket: inout ProbeSocket) -> Duration? {
        socket.ping(Array("relayctl held".utf8))
        let limit = min(MonotonicClock.now() + Self.pongPatience, deadline)
        while true {
            switch socket.next(until: limit, interrupts) {
            case .message: continue
            case .pong: return socket.lastRoundTrip
            case .interrupted:
                interrupted()
                return nil
            case .ended, .deadline: return nil
            }
        }
    }

    /// Does the server still take a handshake?
    private mutating func comeBack() -> HoldFacts.Return {
        purpose = "hold"
        var opening = connect(plan.handshake.delivery)
        if var socket = opening.takeSocket() {
            socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
            return .accepted
        }
        if case .refused(let answer) = opening.facts.outcome { return .refused(status: answer.status) }
        return .failed(redaction.apply(opening.facts.outcome.shortText))
    }
}
