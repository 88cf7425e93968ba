import RelayLogs

/// The words for what Redis does to a channel layer.
enum LogRedisAdvice {
    static func of(_ cause: LogCause, _ redis: String) -> LogCauses.Advice {
        let (code, summary, remedy): (LogFindingCode, String, String) =
            switch cause {
            case .redisAuth: (.redisAuth, "Redis refuses the credentials", "the password in CHANNEL_LAYERS")
            case .redisDatabase: (.redisDatabase, "Redis has no such database", "the number at the end of its URL")
            case .redisClients: (.redisMaxclients, "Redis takes no more clients", "maxclients, or workers that leak")
            case .redisMemory: (.redisOOM, "Redis is out of memory", "maxmemory and maxmemory-policy")
            case .redisReadonly: (.redisReadonly, "Redis is a read-only replica", "point CHANNEL_LAYERS at the primary")
            case .redisMisconfigured:
                (.redisMisconf, "Redis refuses writes: it cannot save", "its disk, and who may write to its directory")
            case .redisLoading: (.redisLoading, "Redis is still loading", "wait for it")
            case .redisTimeout:
                (
                    .redisTimeout, "Redis did not answer in time",
                    "redis-py 8 and channels_redis 4.3 do this to idle sessions: redis<8, or a longer socket_timeout"
                )
            case .redisLost: (.redisLost, "the connection to Redis was lost", "was Redis restarted or killed?")
            case .redisPlain:
                (
                    .redisPlain, "TLS is spoken to a port of Redis that has none",
                    "redis:// instead of rediss:// in CHANNEL_LAYERS, or the port that has TLS"
                )
            case .redisOther: (.redisError, "errors of Redis", "what does it say itself?")
            case .notRedis: (.notRedis, "what answers is not Redis", "host and port in CHANNEL_LAYERS")
            default: (.redisUnreachable, "Redis cannot be reached", "is it running, and at that address?")
            }
        return LogCauses.Advice(
            code: code, summary: summary,
            remedies: [.init(remedy, command: "relayctl probe TARGET --redis \(redis)")])
    }
}
