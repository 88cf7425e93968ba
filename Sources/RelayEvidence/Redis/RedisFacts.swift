import RelayBytes
import RelayRESP

/// What a Redis showed of itself: the way to it, each command and what it answered. No secret is in it.
package struct RedisFacts: Equatable, Sendable {
    /// The URL with `***` for the password.
    package let url: String
    /// The question for the host's addresses; nil for a Unix-domain socket.
    package let resolution: Resolution?
    package let attempts: [ConnectAttempt]
    package let tls: TLSFacts?
    package let dialogue: [RedisExchange]
    package let role: RedisRole?
    /// The fields that say whether it can serve: `RedisFacts.keptFields`.
    package let info: RedisInfo
    /// The members of the sorted set that was asked for; 0 also where there is no such key.
    package let members: Int64?
    /// What keeps this Redis from being used, where that is known; replies alone may say more (`role`, `info`).
    package let failure: RedisFailure?
    package let began: Instant
    package let ended: Instant

    package init(
        url: String, resolution: Resolution?, attempts: [ConnectAttempt], tls: TLSFacts?, dialogue: [RedisExchange],
        role: RedisRole?, info: RedisInfo, members: Int64?, failure: RedisFailure?, began: Instant, ended: Instant
    ) {
        self.url = url
        self.resolution = resolution
        self.attempts = attempts
        self.tls = tls
        self.dialogue = dialogue
        self.role = role
        self.info = info
        self.members = members
        self.failure = failure
        self.began = began
        self.ended = ended
    }

    /// The fields of INFO that are kept; the others name files and builds of the server's machine.
    package static let keptFields = [
        "redis_version", "run_id", "uptime_in_seconds", "connected_clients", "blocked_clients", "maxclients",
        "used_memory", "maxmemory", "maxmemory_policy", "total_system_memory", "loading", "role",
        "master_link_status", "connected_slaves",
    ]

    /// The reply to the first command of that name.
    package func reply(to name: String) -> RedisReply? { dialogue.first { $0.name == name }?.reply }
}

/// One command and its reply.
package struct RedisExchange: Equatable, Sendable {
    /// `AUTH`, `INFO`.
    package let name: String
    /// The command with its arguments, a password as `***`.
    package let command: String
    package let reply: RedisReply
    package let sent: Instant
    package let ended: Instant

    package init(name: String, command: String, reply: RedisReply, sent: Instant, ended: Instant) {
        self.name = name
        self.command = command
        self.reply = reply
        self.sent = sent
        self.ended = ended
    }
}

/// What came back to a command.
package enum RedisReply: Equatable, Sendable {
    /// A short reply as text: `OK`, `PONG`, `7`. Empty for one that is kept as facts, as INFO and ROLE are.
    case value(String)
    /// The server's error reply, not fit for a terminal.
    case error(RedisError)
    /// None in time; what had come of it by then, at most 64 bytes.
    case none(partial: [UInt8])
    /// The connection ended instead.
    case closed
    /// Something that is not RESP.
    case foreign(RESPFault)
}
