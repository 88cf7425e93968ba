import RelayBytes
import RelayEvidence
import RelayHost

// --direct: one connection to each backend, and who hears whom.
extension Collector {
    /// What came in while an earlier listener was waited for is read in this time.
    private static let catchingUp = Duration.milliseconds(200)

    /// A member of the room; a class, because arrays hold no connections.
    private final class Member {
        var socket: ProbeSocket
        let index: Int
        let nonce: String
        var sentAt = Instant(nanoseconds: 0)

        init(_ socket: consuming ProbeSocket, _ index: Int, nonce: String) {
            self.socket = socket
            self.index = index
            self.nonce = nonce
        }
    }

    /// Joins the room at every backend and once more at the target; each sends, and all listen.
    mutating func meetBackends(_ first: inout ProbeSocket) -> BackendMatrix {
        let began = MonotonicClock.now()
        purpose = "direct"
        var names: [BackendMatrix.Member] = []
        var members: [Member] = []
        for way in [plan.connection] + plan.backends {
            var opening = connect(by: way)
            let socket = opening.takeSocket()
            let name = way.address.ownOrigin
            let absence = opening.facts.outcome.shortText
            if let socket {
                members.append(Member(socket, names.count, nonce: freshNonce()))
                names.append(.init(name: name, absence: nil))
            } else {
                names.append(.init(name: name, absence: absence))
            }
        }
        var heard = names.map { _ in [Duration?](repeating: nil, count: names.count) }
        for member in members {
            member.socket.send(message(member.nonce))
            member.sentAt = MonotonicClock.now()
            member.socket.flush()
        }
        let limit = min(MonotonicClock.now() + plan.messageTimeout, deadline)
        for listener in members where !isInterrupted { hear(members, at: listener, until: limit, &heard) }
        for member in members {
            member.socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
        }
        // What they said came to the first connection as well; it is not asked again.
        return BackendMatrix(members: names, heard: heard, waited: MonotonicClock.now() - began)
    }

    /// Listens until every sender was heard or the time is up.
    private mutating func hear(
        _ senders: [Member], at listener: Member, until limit: Instant, _ heard: inout [[Duration?]]
    ) {
        let patience = max(limit, MonotonicClock.now() + Self.catchingUp)
        var missing = senders.count
        while missing > 0 {
            switch listener.socket.next(until: min(patience, deadline), interrupts) {
            case .message(let bytes):
                let sender = senders.first { heard[$0.index][listener.index] == nil && bytes.contains($0.nonce) }
                guard let sender else { continue }
                heard[sender.index][listener.index] = MonotonicClock.now() - sender.sentAt
                missing -= 1
            case .pong: continue
            case .interrupted:
                interrupted()
                return
            case .ended, .deadline: return
            }
        }
    }
}
