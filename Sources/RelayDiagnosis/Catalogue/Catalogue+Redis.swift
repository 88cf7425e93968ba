import RelayEvidence

extension Catalogue {
    /// The codes of the Redis that was asked itself.
    static let redis: [Entry] = [
        Entry(
            .redisUnreachable, at: [.redis], exits: [.redisUnreachable, .redisCannotServe, .healthy, .answerIsNo],
            meaning: "Redis cannot be reached.",
            sign: "No address, a refused or silent port, a database that does not exist.",
            cause: "It does not run, listens on loopback alone, or the URL is wrong.",
            remedy: "See whether it runs.",
            command: "systemctl status redis-server"),
        Entry(
            .redisAuth, at: [.redis], exits: [.redisRefused, .healthy, .answerIsNo],
            meaning: "Redis refuses the credentials.",
            sign: "NOAUTH, WRONGPASS or DENIED (protected mode).",
            cause: "The URL lacks the password, or has an old one.",
            remedy: "Name it in the URL.",
            command: "relayctl probe TARGET --redis redis://:PASSWORD@HOST:6379"),
        Entry(
            .redisReadonly, at: [.redis], exits: [.redisCannotServe, .healthy, .answerIsNo],
            meaning: "It is a replica and takes no writes.",
            sign: "PING says PONG, ROLE says slave.",
            cause: "A failover, or the wrong address.",
            remedy: "Find the master.",
            command: "redis-cli -h HOST role"),
        Entry(
            .redisOOM, at: [.redis], exits: [.redisCannotServe, .healthy, .answerIsNo],
            meaning: "Redis is out of memory.",
            sign: "PING says PONG; used_memory is at maxmemory and the policy is noeviction.",
            cause: "maxmemory is too small for what is in it.",
            remedy: "See what fills it.",
            command: "redis-cli -h HOST info memory"),
        Entry(
            .redisMaxclients, at: [.redis], exits: [.redisCannotServe, .healthy, .answerIsNo],
            meaning: "Redis has no connection left.",
            sign: "-ERR max number of clients reached, before any command.",
            cause: "Clients that do not close, or maxclients too small.",
            remedy: "Find who holds them.",
            command: "redis-cli -h HOST client list"),
        Entry(
            .redisLoading, at: [.redis], exits: [.redisCannotServe, .healthy, .answerIsNo],
            meaning: "Redis is still reading its data.",
            sign: "-LOADING to every command.",
            cause: "It was started a moment ago with a large data set.",
            remedy: "Wait until loading is 0.",
            command: "redis-cli -h HOST info persistence"),
        Entry(
            .redisHung, at: [.redis], exits: [.redisUnreachable, .healthy, .answerIsNo],
            meaning: "Redis takes connections and does not answer.",
            sign: "The connection opens, and no reply comes to PING within 2 s.",
            cause: "A stopped process, swapping, a slow script, or a firewall in between.",
            remedy: "Is the process stopped?",
            command: "systemctl status redis-server"),
        Entry(
            .redisNotRedis, at: [.redis], exits: [.redisUnreachable, .healthy, .answerIsNo],
            meaning: "Something else listens there.",
            sign: "An answer that is no RESP: HTTP, SSH, TLS.",
            cause: "The wrong port.",
            remedy: "See who listens.",
            command: "ss -ltnp"),
        Entry(
            .redisTLSMismatch, at: [.redis], exits: [.redisUnreachable, .healthy, .answerIsNo],
            meaning: "redis:// and rediss:// are confused, or the certificate does not stand.",
            sign: "A TLS alert to a plain PING, no TLS to a ClientHello, or a verification error.",
            cause: "The scheme of the URL is not the port's.",
            remedy: "Use the other scheme.",
            command: "relayctl probe TARGET --redis rediss://HOST:6379"),
        Entry(
            .redisLayerMismatch, at: [.redis], exits: [.healthy, .messagesLost],
            meaning: "This Redis is well, and the server uses another one.",
            sign: "ZCARD of the room's group does not rise when a connection joins.",
            cause: "Another host, database number or prefix in CHANNEL_LAYERS.",
            remedy: "Compare with what the server reads.",
            command: "relayctl probe TARGET --redis redis://HOST:6379/DB"),
    ]
}
