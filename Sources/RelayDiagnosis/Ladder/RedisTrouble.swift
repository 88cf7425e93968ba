import RelayBytes
import RelayEvidence
import RelayRESP

/// What keeps a Redis from serving as a channel layer, with the codes that it has on its own and behind a handshake.
struct RedisTrouble: Equatable {
    let code: FindingCode
    /// The code when a refused handshake is its consequence.
    let upgradeCode: FindingCode
    /// What Redis does, to stand behind its name: `refuses connections`.
    let summary: String
    /// What was seen.
    let evidence: String
    let remedy: String
    let command: String?
    let exit: ExitStatus

    /// Shows where the application gets its Redis from.
    static let showSettingsCommand = "grep -rnE 'CHANNEL_LAYERS|REDIS_' --include='*.py' --include='.env*' ."

    private init(
        _ code: FindingCode, _ upgradeCode: FindingCode, _ summary: String, _ evidence: String, _ remedy: String,
        _ command: String? = nil, exit: ExitStatus
    ) {
        self.code = code
        self.upgradeCode = upgradeCode
        self.summary = summary
        self.evidence = evidence
        self.remedy = remedy
        self.command = command
        self.exit = exit
    }

    /// The trouble that the facts show; nil for a Redis that can serve.
    init?(_ facts: RedisStageFacts) {
        let inspection = facts.inspection
        if let failure = inspection.failure {
            self.init(failure, inspection)
        } else if case .replica = inspection.role {
            self.init(
                .redisReadonly, .upgradeRedisReadonly, "is a replica and takes no writes", "ROLE says replica",
                "point CHANNEL_LAYERS at the master", "redis-cli role", exit: .redisCannotServe)
        } else if let used = inspection.info.usedMemory, let limit = inspection.info.maximumMemory, limit > 0,
            used >= limit, inspection.info.memoryPolicy == "noeviction"
        {
            self.init(
                .redisOOM, .upgradeRedisOOM, "is out of memory", "\(used) of \(limit) bytes, noeviction",
                "raise maxmemory or clear the database", "redis-cli info memory", exit: .redisCannotServe)
        } else if let clients = inspection.info.connectedClients, let limit = inspection.info.maximumClients,
            limit > 0, clients >= limit
        {
            // The last connection is the one that looked.
            self.init(
                .redisMaxclients, .upgradeRedisUnreachable, "has no connection left",
                "\(clients) of \(limit) clients", "raise maxclients, or find who holds them", "redis-cli client list",
                exit: .redisCannotServe)
        } else {
            return nil
        }
    }

    private init?(_ failure: RedisFailure, _ facts: RedisFacts) {
        let look = "systemctl status redis-server"
        switch failure {
        case .notResolved(let text):
            self.init(
                .redisUnreachable, .upgradeRedisUnreachable, "has no address", Printable.escape(text),
                "correct REDIS_HOST", Self.showSettingsCommand, exit: .redisUnreachable)
        case .unreachable:
            let attempts = facts.attempts.map { "\($0.address) \($0.outcome.words)" }
            let seen = attempts.isEmpty ? "no address to dial" : attempts.joined(separator: ", ")
            self.init(
                .redisUnreachable, .upgradeRedisUnreachable, "cannot be reached", seen,
                "start Redis, or correct REDIS_HOST and REDIS_PORT", look, exit: .redisUnreachable)
        case .tls(let failure):
            self.init(
                .redisTLSMismatch, .upgradeRedisUnreachable, "gives no TLS session", TLSStage.words(failure),
                "check rediss:// and the certificates", Self.showSettingsCommand, exit: .redisUnreachable)
        case .untrusted(let verification):
            self.init(
                .redisTLSMismatch, .upgradeRedisUnreachable, "has a certificate that does not stand",
                TLSStage.words(verification), "name its CA with --ca", Self.showSettingsCommand, exit: .redisUnreachable
            )
        case .wantsTLS:
            self.init(
                .redisTLSMismatch, .upgradeRedisHung, "speaks TLS and was asked in plain", "a TLS alert came back",
                "use rediss://", Self.showSettingsCommand, exit: .redisUnreachable)
        case .wantsPlain:
            self.init(
                .redisTLSMismatch, .upgradeRedisHung, "speaks plain and was asked in TLS", "no TLS answer",
                "use redis://", Self.showSettingsCommand, exit: .redisUnreachable)
        case .notRedis(let fault):
            self.init(
                .redisNotRedis, .upgradeRedisUnreachable, "is no Redis", "the port answers \(fault)",
                "correct REDIS_PORT", Self.showSettingsCommand, exit: .redisUnreachable)
        case .authenticationRequired(let error), .authenticationRefused(let error):
            self.init(
                .redisAuth, .upgradeRedisAuth, "refuses the credentials", Printable.escape(error.text),
                error.text.place(of: "without any password") == nil
                    ? "put the password into the Redis URL of CHANNEL_LAYERS"
                    : "take the password out of the Redis URL of CHANNEL_LAYERS", Self.showSettingsCommand,
                exit: .redisRefused)
        case .protectedMode(let error):
            self.init(
                .redisAuth, .upgradeRedisAuth, "is in protected mode", Printable.excerpt(error.bytes, limit: 60),
                "set a password or bind it to a private address", "redis-cli config get protected-mode",
                exit: .redisRefused)
        case .maximumClients(let error):
            self.init(
                .redisMaxclients, .upgradeRedisUnreachable, "has no connection left", Printable.escape(error.text),
                "raise maxclients, or find who holds them", "redis-cli client list", exit: .redisCannotServe)
        case .loading(let error):
            self.init(
                .redisLoading, .upgradeRedisUnreachable, "is still loading its data", Printable.escape(error.text),
                "wait", "redis-cli info persistence", exit: .redisCannotServe)
        case .noSuchDatabase(let error):
            self.init(
                .redisUnreachable, .upgradeRedisUnreachable, "has no such database", Printable.escape(error.text),
                "correct the number behind the last slash of the URL", "redis-cli config get databases",
                exit: .redisCannotServe)
        case .hung(let command):
            self.init(
                .redisHung, .upgradeRedisHung, "takes connections and does not answer", "no reply to \(command)",
                "is the process stopped or swapping?", look, exit: .redisUnreachable)
        case .closed(let command, _):
            self.init(
                .redisUnreachable, .upgradeRedisUnreachable, "closes the connection",
                "closed instead of a reply to \(command)",
                "read its log", look, exit: .redisUnreachable)
        case .interrupted: return nil
        }
    }
}

extension Bundle {
    /// What is wrong with the Redis that was looked at; nil where none was, or where it can serve.
    var redisTrouble: RedisTrouble? { redis.facts.flatMap(RedisTrouble.init) }
}
