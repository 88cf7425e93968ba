import RelayLogs
import Testing

@Suite struct LogCauseTests {
    @Test(
        "what redis-py raises has the cause that its words tell, and no other",
        arguments: [
            (
                "ConnectionError: Error 111 connecting to redis:6379. Connect call failed ('::1', 6379)",
                .redisUnreachable
            ),
            ("ConnectionError: Error -2 connecting to redis:6379. Name or service not known.", .redisUnreachable),
            (
                "ConnectionError: Error 1 connecting to redis:6379. [SSL: WRONG_VERSION_NUMBER] wrong version",
                .redisPlain
            ),
            ("ConnectionError: Error 1 connecting to redis:6379. [SSL: CERTIFICATE_VERIFY_FAILED] x", .redisOther),
            ("ConnectionError: Error 32 while writing to socket. Broken pipe.", .redisLost),
            ("ConnectionError: Connection closed by server.", .redisLost),
            ("ConnectionError: Too many connections", .redisOther), ("ConnectionError", .redisOther),
            ("MaxConnectionsError: Too many connections", .redisOther),
            (
                "ResponseError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist",
                .redisMisconfigured
            ),
            ("ResponseError: MISCONF Errors writing to the AOF file: No space left on device", .redisMisconfigured),
            ("ResponseError: unknown command 'BZPOPMIN'", .redisOther),
            ("NoPermissionError: this user has no permissions to run the 'zadd' command", .redisOther),
            ("ReadOnlyError: You can't write against a read only replica.", .redisReadonly),
            ("TimeoutError: Timeout connecting to server", .redisTimeout),
            ("TimeoutError", .redisTimeout),
            ("BusyLoadingError: Redis is loading the dataset in memory", .redisLoading),
            ("AuthenticationError: x", .redisAuth), ("InvalidResponse: Protocol Error: b'HTTP/1.1'", .notRedis),
        ] as [(String, LogCause)])
    func redis(raised: String, cause: LogCause) {
        let reading = Reading.of("Traceback (most recent call last):\n  File \"x\"\nredis.exceptions.\(raised)\n")
        #expect(reading.counts == ["redis.error": 1])
        #expect(reading.texts.map(\.cause) == [cause])
    }
}
