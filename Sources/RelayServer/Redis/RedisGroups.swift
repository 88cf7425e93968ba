import RelayBytes
import RelayHost
import RelayRESP

/// Keeps the relay's members in the groups of a real Redis, where a prober finds them. The dialogue waits, so it has a
/// thread of its own, which ends with this owner.
final class RedisGroups: Sendable {
    enum Request: Equatable, Sendable {
        case join(room: String, member: UInt64)
        case leave(room: String, member: UInt64)
        case stop
    }

    /// What became of a join.
    struct Answer: Equatable, Sendable {
        let room: String
        let member: UInt64
        let failure: ConsumerException?
    }

    private let requests: Handoff<Request>
    /// Readable while an answer waits.
    let answers: Handoff<Answer>

    init(_ url: RedisURL) throws(SystemFailure) {
        let requests = try Handoff<Request>()
        let answers = try Handoff<Answer>()
        self.requests = requests
        self.answers = answers
        let hasThread = startThread {
            var dialogue = RedisDialogue(url)
            while true {
                _ = wait(for: requests.descriptor, .readable, until: nil, interrupts: .none)
                guard let request = requests.take() else { continue }
                switch request {
                case .stop: return
                case .leave(let room, let member): _ = dialogue.run(Self.leaving(room, member))
                case .join(let room, let member):
                    let failure = dialogue.run(Self.joining(room, member))
                    answers.put(Answer(room: room, member: member, failure: failure))
                }
            }
        }
        guard hasThread else { throw SystemFailure(call: "pthread_create", errno: 11) }
    }

    deinit { requests.put(.stop) }

    func put(_ request: Request) { requests.put(request) }

    /// channels_redis: a sorted set by the time of joining, kept for a day.
    private static func joining(_ room: String, _ member: UInt64) -> [[String]] {
        [["ZADD", key(room), "\(WallClock.now().seconds)", name(member)], ["EXPIRE", key(room), "86400"]]
    }

    private static func leaving(_ room: String, _ member: UInt64) -> [[String]] { [["ZREM", key(room), name(member)]] }

    private static func key(_ room: String) -> String { "asgi:group:chat_\(room)" }

    private static func name(_ member: UInt64) -> String {
        let digits = String(member, radix: 16)
        return "specific.relayctl!" + String(repeating: "0", count: 32 - digits.count) + digits
    }
}
