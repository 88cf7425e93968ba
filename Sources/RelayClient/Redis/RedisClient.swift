import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayRESP

/// Looks at a Redis without changing anything: every run is a connection of its own and a few reading commands.
package struct RedisClient: Sendable {
    /// What an inspection asks, after AUTH and SELECT.
    package static let inspection: [RedisCommand] = [
        .ping, .role, .info(.server), .info(.clients), .info(.memory), .info(.persistence), .info(.replication),
    ]

    package let url: RedisURL
    package var options: RedisOptions

    package init(url: RedisURL, options: RedisOptions = RedisOptions()) {
        self.url = url
        self.options = options
    }

    /// Everything that says whether this Redis can serve, and the number of members of a sorted set if one is named.
    package func inspect(sortedSet key: String? = nil, until deadline: Instant) -> RedisFacts {
        run(Self.inspection + (key.map { [.zcard(key: $0)] } ?? []), until: deadline)
    }

    /// The number of members of a sorted set, as `members`.
    package func count(sortedSet key: String, until deadline: Instant) -> RedisFacts {
        run([.zcard(key: key)], until: deadline)
    }

    /// AUTH and SELECT as the URL says, then the commands, then QUIT.
    package func run(_ commands: [RedisCommand], until deadline: Instant) -> RedisFacts {
        var record = RedisRecord(url: url)
        do throws(RedisFailure) {
            let stream = try connect(until: deadline, into: &record)
            var dialogue = RedisDialogue(stream: stream, options: options, deadline: deadline)
            do throws(RedisFailure) {
                try dialogue.run(opening + commands + [.quit], into: &record)
            } catch {
                record.failure = explain(error, after: record, until: deadline)
            }
        } catch {
            record.failure = error
        }
        return record.facts(ended: MonotonicClock.now())
    }

    private var opening: [RedisCommand] {
        var commands: [RedisCommand] = []
        if let password = url.password {
            commands.append(.auth(user: url.user, password: password))
        }
        if url.database != 0 { commands.append(.select(database: url.database)) }
        return commands
    }
}
