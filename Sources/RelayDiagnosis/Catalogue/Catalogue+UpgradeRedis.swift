import RelayEvidence

extension Catalogue {
    /// The codes of a handshake that fails for the Redis of the channel layer.
    static let upgradeRedis: [Entry] = [
        Entry(
            .upgradeRedisUnreachable, at: [.upgrade], exits: [.serverError, .noHTTPAnswer],
            meaning: "The application cannot reach the Redis of its channel layer.",
            sign: "500 \"Internal server error\" within a second with a token, 403 at once without.",
            cause: "Redis does not run, or REDIS_HOST and REDIS_PORT are wrong.",
            remedy: "Ask Redis itself.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .upgradeRedisAuth, at: [.upgrade], exits: [.serverError, .noHTTPAnswer],
            meaning: "Redis refuses the application's credentials.",
            sign: """
                500 "Internal server error" within a second with a token, 403 at once without. Redis says NOAUTH or \
                WRONGPASS.
                """,
            cause: "requirepass was set and CHANNEL_LAYERS does not know it.",
            remedy: "Put the password into the URL in CHANNEL_LAYERS, and prove it here.",
            command: "relayctl probe TARGET --redis redis://:PASSWORD@HOST:6379"),
        Entry(
            .upgradeRedisReadonly, at: [.upgrade], exits: [.serverError, .noHTTPAnswer],
            meaning: "The Redis of the channel layer is a replica.",
            sign: """
                500 "Internal server error" within a second with a token, 403 at once without. ROLE says slave; PING \
                still says PONG.
                """,
            cause: "A failover, or an address that leads to a replica.",
            remedy: "Point CHANNEL_LAYERS at the master.",
            command: "redis-cli -h HOST role"),
        Entry(
            .upgradeRedisOOM, at: [.upgrade], exits: [.serverError, .noHTTPAnswer],
            meaning: "Redis is out of memory and takes no writes.",
            sign: """
                500 "Internal server error" within a second with a token, 403 at once without. used_memory is at \
                maxmemory with noeviction; PING still says PONG.
                """,
            cause: "maxmemory is too small, or something else fills this Redis.",
            remedy: "See what fills it.",
            command: "redis-cli -h HOST info memory"),
        Entry(
            .upgradeRedisHung, at: [.upgrade], exits: [.noHTTPAnswer, .serverError],
            meaning: "The application waits for a Redis that does not answer.",
            sign: """
                RST without a byte after 4.1 to 5 s with a token (Daphne), silence elsewhere; 403 at once without a \
                token.
                """,
            cause: "A stopped or swapping Redis, a firewall that drops, or TLS spoken to a plain port.",
            remedy: "Is the process alive?",
            command: "systemctl status redis-server"),
    ]
}
