import RelayBytes
import RelayClient
import RelayEvidence
import RelayHost
import RelayRESP
import RelayTestSupport
import Testing

@Suite struct RedisClientTests {
    static func client(_ url: String, _ change: (inout RedisOptions) -> Void = { _ in }) throws -> RedisClient {
        var options = RedisOptions()
        options.replyTimeout = .milliseconds(500)
        options.connectTimeout = .seconds(2)
        change(&options)
        return RedisClient(url: try RedisURL(parsing: url), options: options)
    }

    static func inspect(
        _ url: String, key: String? = nil, _ change: (inout RedisOptions) -> Void = { _ in }
    ) throws -> RedisFacts {
        try client(url, change).inspect(sortedSet: key, until: MonotonicClock.now() + .seconds(10))
    }

    @Test("a Redis that serves")
    func healthy() throws {
        let server = try RedisServer()
        try server.command("ZADD", "asgi:group:chat_a", "1", "x", "2", "y")
        let facts = try Self.inspect(server.url, key: "asgi:group:chat_a")
        #expect(facts.failure == nil)
        #expect(facts.url == server.url + "/0")
        #expect(facts.attempts.map(\.address) == ["127.0.0.1:\(server.port)"])
        #expect(facts.tls == nil)
        #expect(
            facts.dialogue.map(\.command) == [
                "PING", "ROLE", "INFO server", "INFO clients", "INFO memory", "INFO persistence", "INFO replication",
                "ZCARD asgi:group:chat_a", "QUIT",
            ])
        #expect(facts.reply(to: "PING") == .value("PONG"))
        #expect(facts.role == .master(replicas: 0))
        #expect(facts.info.role == "master")
        #expect(facts.info.version?.isEmpty == false)
        #expect(facts.info.runID?.count == 40)
        #expect(facts.info["loading"] == "0")
        #expect((facts.info.usedMemory ?? 0) > 0)
        #expect(facts.info.maximumMemory == 0)
        #expect(facts.info.memoryPolicy == "noeviction")
        #expect((facts.info.maximumClients ?? 0) > 0)
        #expect(facts.info["executable"] == nil)
        #expect(facts.members == 2)
        #expect(facts.began <= facts.ended)
    }

    @Test("the members of a sorted set are counted before and after")
    func counting() throws {
        let server = try RedisServer()
        let client = try Self.client(server.url + "/3")
        let key = "asgi:group:chat_a"
        #expect(client.count(sortedSet: key, until: MonotonicClock.now() + .seconds(5)).members == 0)
        try server.command("-n", "3", "ZADD", key, "1", "x")
        let facts = client.count(sortedSet: key, until: MonotonicClock.now() + .seconds(5))
        #expect(facts.members == 1)
        #expect(facts.dialogue.map(\.command) == ["SELECT 3", "ZCARD asgi:group:chat_a", "QUIT"])
        try server.command("-n", "3", "SET", "text", "x")
        let wrong = client.count(sortedSet: "text", until: MonotonicClock.now() + .seconds(5))
        #expect(wrong.members == nil)
        #expect(wrong.reply(to: "ZCARD").map(Self.kind) == .wrongType)
        #expect(wrong.failure == nil)
    }

    static func kind(_ reply: RedisReply) -> RedisError.Kind? {
        guard case .error(let error) = reply else { return nil }
        return error.kind
    }

    @Test func unixSocket() throws {
        let server = try RedisServer()
        let facts = try Self.inspect("unix://\(server.socket)")
        #expect(facts.failure == nil)
        #expect(facts.resolution == nil)
        #expect(facts.attempts.map(\.address) == [server.socket])
    }

    @Test(
        "passwords and users",
        arguments: [
            ("", RedisError.Kind?.some(.authenticationRequired)),
            (":sesame@", nil),
            ("default:sesame@", nil),
            ("app:word@", nil),
            (":wrong@", .wrongPassword),
            ("nobody:sesame@", .wrongPassword),
        ])
    func authentication(credentials: String, expected: RedisError.Kind?) throws {
        let server = try RedisServer(["--requirepass", "sesame", "--user", "app", "on", ">word", "~*", "+@all"])
        let facts = try Self.inspect("redis://\(credentials)127.0.0.1:\(server.port)")
        switch facts.failure {
        case .authenticationRequired(let error), .authenticationRefused(let error): #expect(error.kind == expected)
        case nil: #expect(expected == nil)
        default: Issue.record("\(String(describing: facts.failure))")
        }
        var dumped = ""
        dump(facts, to: &dumped)
        #expect(!dumped.contains("sesame"))
    }

    @Test("a password that nobody asked for is refused")
    func needlessPassword() throws {
        let server = try RedisServer()
        let facts = try Self.inspect("redis://:sesame@127.0.0.1:\(server.port)")
        guard case .authenticationRefused(let error)? = facts.failure else {
            Issue.record("\(String(describing: facts.failure))")
            return
        }
        #expect(error.kind == .noPasswordConfigured)
    }

    @Test("a user who may not ask is answered all the same")
    func permissions() throws {
        let server = try RedisServer(["--user", "app", "on", ">word", "~*", "+ping"])
        let facts = try Self.inspect("redis://app:word@127.0.0.1:\(server.port)")
        #expect(facts.failure == nil)
        #expect(facts.reply(to: "PING") == .value("PONG"))
        #expect(facts.reply(to: "ROLE").flatMap(Self.kind) == .noPermission)
        #expect(facts.role == nil)
    }

    @Test func database() throws {
        let server = try RedisServer()
        let facts = try Self.inspect(server.url + "/99")
        guard case .noSuchDatabase(let error)? = facts.failure else {
            Issue.record("\(String(describing: facts.failure))")
            return
        }
        #expect(error.kind == .databaseOutOfRange)
    }

    @Test("a replica and a full memory answer PING; ROLE and INFO tell")
    func cannotServe() throws {
        let port = try WireServer.closedPort()
        let server = try RedisServer(["--replicaof", "127.0.0.1 \(port)", "--maxmemory", "1mb"])
        let facts = try Self.inspect(server.url)
        #expect(facts.failure == nil)
        guard case .replica("127.0.0.1", Int64(port), _)? = facts.role else {
            Issue.record("\(String(describing: facts.role))")
            return
        }
        #expect(facts.info.role == "slave")
        #expect(facts.info["master_link_status"] == "down")
        #expect(facts.info.maximumMemory == 1_048_576)
    }

    @Test("a full server speaks first; what it said is not lost")
    func maximumClients() throws {
        let server = try RedisServer(["--maxclients", "1"])
        // This client holds the one place.
        let holder = try ChildProcess(["redis-cli", "-s", server.socket])
        holder.send("PING\n")
        try holder.waitForOutput(containing: "PONG")
        guard case .maximumClients? = try Self.inspect(server.url).failure else {
            Issue.record("the server was not full")
            return
        }
    }

    @Test("a Redis that is stopped is hung, and each reply has its deadline")
    func hung() throws {
        let server = try RedisServer()
        server.freeze()
        let facts = try Self.inspect(server.url)
        #expect(facts.failure == .hung(command: "PING"))
        #expect(facts.dialogue.map(\.reply) == [.none(partial: [])])
        #expect(facts.ended - facts.began < .milliseconds(900))
    }

    @Test func unreachable() throws {
        let port = try WireServer.closedPort()
        let facts = try Self.inspect("redis://127.0.0.1:\(port)")
        #expect(facts.failure == .unreachable)
        #expect(facts.attempts.map(\.outcome) == [.refused])
        #expect(try Self.inspect("unix:///nowhere/redis.sock").failure == .unreachable)
    }

    @Test func notResolved() throws {
        guard case .notResolved? = try Self.inspect("redis://relay.invalid").failure else {
            Issue.record("relay.invalid was resolved")
            return
        }
    }

    @Test func interrupted() throws {
        let server = try WireServer(.hold)
        let wake = try WakeDescriptor()
        wake.signal()
        let facts = try Self.inspect("redis://127.0.0.1:\(server.port)") {
            $0.interrupts = Interrupts(descriptors: [wake.raw])
        }
        #expect(facts.failure == .interrupted)
    }
}
