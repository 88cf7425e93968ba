import RelayBytes
import RelayEvidence
import RelayFrames
import RelayRESP

/// What a probe will do, resolved to the last word: nothing in it is looked up later.
package struct ProbePlan: Sendable {
    package var connection: ConnectionPlan
    package var handshake: HandshakePlan
    package var target: TargetFacts
    package var room: String?

    package var loginPath = "/api/auth/login/"
    package var mePath = "/api/auth/me/"
    /// The member of the login's answer that holds the access token.
    package var tokenField = "access"

    package var token: GivenToken?
    package var credentials: Credentials?
    /// From the request to the end of the head.
    package var handshakeTimeout = Duration.seconds(10)
    package var closeTimeout = Duration.seconds(3)
    /// For each request to the HTTP API.
    package var requestTimeout = Duration.seconds(10)
    /// For a message to come back.
    package var messageTimeout = Duration.seconds(5)
    /// How long the session is kept in silence behind the other stages; nil is not at all.
    package var hold: Duration?
    /// What the run is held against.
    package var terms = Terms()
    /// The whole run.
    package var deadline: Instant?
    package var maximumMessage = 16 << 20

    /// The message of echo and broadcast; `{text}` stands for its text.
    package var messageTemplate = #"{"type":"chat_message","message":"{text}"}"#
    package var pairs = 2
    /// Who sends over the second connections; nil is the user of the first.
    package var secondUser: Credentials?
    /// Another path for the same user: the room's path of the settings, or another room.
    package var otherPath: String?
    /// The ways to the backends of `--direct`.
    package var backends: [ConnectionPlan] = []

    package var redis: RedisPlan?
    /// Why there is no Redis to look at, where there is a reason to tell.
    package var redisAbsence: String?
    /// Stages that `--skip` and `--until` leave out.
    package var leftOut: Set<StageName> = []

    /// Told of what goes over the wire.
    package var trace: ProbeTrace?

    package init(connection: ConnectionPlan, handshake: HandshakePlan, target: TargetFacts) {
        self.connection = connection
        self.handshake = handshake
        self.target = target
        self.target.proxy = connection.proxy?.facts
        self.target.namesCA = connection.tls.caFile != nil
    }

    /// Whether anything that it sends is a secret.
    package var carriesCredentials: Bool { token != nil || credentials != nil || handshake.carriesCredentials }

    package var address: ServiceAddress { connection.address }
}

/// The Redis behind the channel layer.
package struct RedisPlan: Equatable, Sendable {
    package var url: RedisURL
    /// `--redis`, `profile`, `demo`.
    package var source: String
    /// On the command line a Redis that fails decides the verdict.
    package var isRequired: Bool
    package var prefix = "asgi"
    /// `{room}` stands for the room.
    package var group = "chat_{room}"

    package init(url: RedisURL, source: String, isRequired: Bool) {
        self.url = url
        self.source = source
        self.isRequired = isRequired
    }
}

extension ProbePlan {
    /// The stages whose failure or absence decides the verdict (PRODUCT: probe, required).
    package var required: Set<StageName> {
        var stages: Set<StageName> = [.dns, .tcp, .upgrade, .session, .echo, .broadcast]
        if address.usesTLS { stages.insert(.tls) }
        if connection.proxy != nil { stages.insert(.proxy) }
        if connection.unixSocket != nil { stages.remove(.dns) }
        if credentials != nil, token == nil { stages.insert(.login) }
        if redis?.isRequired == true { stages.insert(.redis) }
        return stages.subtracting(leftOut)
    }

    /// The zset that a member of the room joins, as channels_redis names it.
    package func groupKey(_ redis: RedisPlan) -> String {
        "\(redis.prefix):group:\(redis.group.replacing("{room}", with: room ?? ""))"
    }
}

extension String {
    /// The text with every occurrence of `mark` replaced.
    fileprivate func replacing(_ mark: String, with text: String) -> String {
        var result = ""
        var rest = Substring(self)
        while let start = rest.place(of: mark) {
            result += rest[..<start.lowerBound] + text
            rest = rest[start.upperBound...]
        }
        return result + rest
    }

    /// The template with `text` in place of `{text}`, escaped for the JSON string around it.
    package func message(with text: String) -> String {
        let quoted = JSONWriter.write(.string(text))
        return replacing("{text}", with: String(quoted.dropFirst().dropLast()))
    }
}
