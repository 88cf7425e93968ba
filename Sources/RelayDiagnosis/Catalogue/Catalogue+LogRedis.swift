extension Catalogue {
    /// What logs say of Redis and the channel layer.
    static let logRedis: [Entry] = [
        Entry(
            .redisUnreachable,
            meaning: "The application cannot reach Redis.",
            sign: "\"Error 111 connecting to HOST:6379\".",
            cause: "Redis does not run, or REDIS_HOST and REDIS_PORT are wrong.",
            remedy: "Ask Redis itself.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .redisAuth,
            meaning: "Redis refuses the credentials.",
            sign: "\"Authentication required.\" or \"invalid username-password pair\".",
            cause: "requirepass was set, and CHANNEL_LAYERS does not know it.",
            remedy: "Put the password into the URL.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .redisDatabase,
            meaning: "Redis has no such database.",
            sign: "\"DB index is out of range\".",
            cause: "The number at the end of the URL.",
            remedy: "Correct it, and prove it here.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .redisMaxclients,
            meaning: "Redis takes no more clients.",
            sign: "\"max number of clients reached\".",
            cause: "maxclients, or workers that leak connections.",
            remedy: "Find who holds them.",
            command: "redis-cli -h HOST client list"),
        Entry(
            .redisOOM,
            meaning: "Redis is out of memory.",
            sign: "\"command not allowed when used memory > 'maxmemory'\".",
            cause: "maxmemory with noeviction.",
            remedy: "See what fills it.",
            command: "redis-cli -h HOST info memory"),
        Entry(
            .redisReadonly,
            meaning: "Redis is a read-only replica.",
            sign: "\"You can't write against a read only replica\".",
            cause: "A failover, or the wrong address.",
            remedy: "Find the master.",
            command: "redis-cli -h HOST role"),
        Entry(
            .redisLoading,
            meaning: "Redis is still loading.",
            sign: "\"Redis is loading the dataset in memory\".",
            cause: "It was started a moment ago.",
            remedy: "Wait until loading is 0.",
            command: "redis-cli -h HOST info persistence"),
        Entry(
            .redisTimeout,
            meaning: "Redis did not answer in time.",
            sign: "\"Timeout reading from HOST:6379\".",
            cause: "redis-py 8 under channels_redis 4.3 ends idle sessions after 5 s; else a Redis that hangs.",
            remedy: "Pin redis<8, or set a longer socket_timeout; then hold a session.",
            command: "relayctl probe TARGET --hold 15s"),
        Entry(
            .redisLost,
            meaning: "The connection to Redis was lost.",
            sign: "\"Connection closed by server.\"",
            cause: "Redis was restarted or killed.",
            remedy: "See since when it runs.",
            command: "systemctl status redis-server"),
        Entry(
            .notRedis,
            meaning: "What answers is not Redis.",
            sign: "\"Protocol Error: b'HTTP/1.1 400 Bad Request'\".",
            cause: "Host or port in CHANNEL_LAYERS.",
            remedy: "See who listens.",
            command: "ss -ltnp"),
        Entry(
            .layerMissing,
            meaning: "There is no channel layer.",
            sign: "\"'NoneType' object has no attribute 'group_add'\".",
            cause: "CHANNEL_LAYERS is missing in the settings that the server reads.",
            remedy: "See which settings it reads.",
            command: "systemctl show -p Environment relaydesk-daphne"),
        Entry(
            .overCapacity,
            meaning: "Messages were lost: a channel was full.",
            sign: "\"1 of 2 channels over capacity in group\".",
            cause: "A worker that does not keep up, or hangs.",
            remedy: "Find the worker that stands still.",
            command: "systemctl status relaydesk-daphne"),
    ]
}
