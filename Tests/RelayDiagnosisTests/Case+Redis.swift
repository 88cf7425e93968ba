import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of the Redis behind it.
extension Case {
    static let redis: [Case] = [
        Case("redis is down", looked(Samples.redis(.unreachable)), [.redisUnreachable], .broken, 50, .redis),
        Case(
            "redis has no name", looked(Samples.redis(.notResolved(text: "Name or service not known"))),
            [.redisUnreachable], .broken, 50, .redis),
        Case(
            "redis closes", looked(Samples.redis(.closed(command: "PING", errno: 0))), [.redisUnreachable], .broken, 50,
            .redis),
        Case(
            "redis has no such database",
            looked(Samples.redis(.noSuchDatabase(refusal("ERR DB index is out of range")))), [.redisUnreachable],
            .broken, 52, .redis),
        Case(
            "redis wants a password",
            looked(Samples.redis(.authenticationRequired(refusal("NOAUTH Authentication required.")))), [.redisAuth],
            .broken, 51, .redis),
        Case(
            "redis refuses the password",
            looked(
                Samples.redis(
                    .authenticationRefused(refusal("WRONGPASS invalid username-password pair or user is disabled.")))),
            [.redisAuth], .broken, 51, .redis),
        Case(
            "redis is protected",
            looked(Samples.redis(.protectedMode(refusal("DENIED Redis is running in protected mode")))), [.redisAuth],
            .broken, 51, .redis),
        Case(
            "redis has given its last connection to us",
            looked(Samples.redis(info: "connected_clients:3\r\nmaxclients:3\r\n")), [.redisMaxclients], .broken, 52,
            .redis),
        Case(
            "redis has a connection left",
            looked(Samples.redis(info: "connected_clients:2\r\nmaxclients:3\r\n")), [], .healthy, 0),
        Case(
            "redis is a replica",
            looked(Samples.redis(role: .replica(masterHost: "10.0.0.1", masterPort: 6379, link: "connected"))),
            [.redisReadonly], .broken, 52, .redis),
        Case(
            "redis is full",
            looked(Samples.redis(info: "used_memory:1024\r\nmaxmemory:1024\r\nmaxmemory_policy:noeviction\r\n")),
            [.redisOOM], .broken, 52, .redis),
        Case(
            "redis is full and evicts",
            looked(Samples.redis(info: "used_memory:1024\r\nmaxmemory:1024\r\nmaxmemory_policy:allkeys-lru\r\n")), [],
            .healthy, 0),
        Case(
            "redis has no limit",
            looked(Samples.redis(info: "used_memory:1024\r\nmaxmemory:0\r\nmaxmemory_policy:noeviction\r\n")), [],
            .healthy, 0),
        Case(
            "redis has no connection left",
            looked(Samples.redis(.maximumClients(refusal("ERR max number of clients reached")))), [.redisMaxclients],
            .broken, 52, .redis),
        Case(
            "redis is loading",
            looked(Samples.redis(.loading(refusal("LOADING Redis is loading the dataset in memory")))), [.redisLoading],
            .broken, 52, .redis),
        Case("redis hangs", looked(Samples.redis(.hung(command: "PING"))), [.redisHung], .broken, 50, .redis),
        Case(
            "redis is something else",
            looked(Samples.redis(.notRedis(RESPFault(kind: .unknownType(0x48), offset: 0, firstBytes: [0x48])))),
            [.redisNotRedis], .broken, 50, .redis),
        Case("redis speaks TLS", looked(Samples.redis(.wantsTLS)), [.redisTLSMismatch], .broken, 50, .redis),
        Case("redis speaks plain", looked(Samples.redis(.wantsPlain)), [.redisTLSMismatch], .broken, 50, .redis),
        Case(
            "redis gives no TLS session", looked(Samples.redis(.tls(.timedOut))), [.redisTLSMismatch], .broken, 50,
            .redis),
        Case(
            "redis has another's certificate", looked(Samples.redis(.untrusted(.wrongHost(expected: "redis.test")))),
            [.redisTLSMismatch], .broken, 50, .redis),
        Case(
            "another redis than the server's", looked(Samples.redis(members: (1, 1))), [.redisLayerMismatch], .healthy,
            0),
        Case(
            "redis was not asked for",
            healthy.with {
                $0.redis = .notRun(.notApplicable); $0.required.remove(.redis)
            }, [], .healthy, 0),
        Case(
            "a redis of the settings that fails",
            looked(Samples.redis(.unreachable)).with { $0.required.remove(.redis) }, [.redisUnreachable], .degraded, 0),
        Case(
            "redis is down, and the handshake was refused for another reason",
            healthy.denied { bundle in
                bundle.change { $0.expires = 0 }
                bundle.apiSays("Token is expired")
                bundle.give(Samples.redis(.unreachable))
            }, [.upgradeTokenExpired, .redisUnreachable], .broken, 21, .upgrade),
    ]

    static func looked(_ facts: RedisStageFacts) -> Bundle { healthy.with { $0.give(facts) } }
}
