import RelayBytes
import RelayClient
import RelayEvidence
import RelayHost
import RelayRESP
import RelayTestSupport
import Testing

/// Servers that are no good Redis, as literal wires.
@Suite struct RedisDialogueTests {
    static let ping = RESPWriter.bytes(command: ["PING"])

    static func inspect(_ scripts: [[WireServer.Step]], credentials: String = "") throws -> RedisFacts {
        let server = try WireServer(scripts)
        return try RedisClientTests.inspect("redis://\(credentials)127.0.0.1:\(server.port)")
    }

    static func error(_ text: String) -> RedisError { RedisError(text) }

    static let busy = "ERR max number of clients reached"
    static let denied = "DENIED Redis is running in protected mode because protected mode is enabled"
    static let loading = "LOADING Redis is loading the dataset in memory"

    static let failures: [([WireServer.Step], RedisFailure)] = [
        ([.text("-\(busy)\r\n")], .maximumClients(error(busy))),
        ([.text("-\(denied)\r\n")], .protectedMode(error(denied))),
        (
            [.read(14), .text("-NOAUTH Authentication required.\r\n")],
            .authenticationRequired(error("NOAUTH Authentication required."))
        ),
        ([.read(14)], .closed(command: "PING", errno: 0)),
        ([.read(14), .reset], .closed(command: "PING", errno: 104)),
        ([.hold], .hung(command: "PING")),
        ([.read(14), .text("+PO"), .hold], .hung(command: "PING")),
        ([.read(14), .text("+PONG\r\n"), .hold], .hung(command: "ROLE")),
        ([.read(14), .drip([UInt8](repeating: 0x2b, count: 200), milliseconds: 50)], .hung(command: "PING")),
        ([.read(14), .send([0x15, 3, 1, 0, 2, 2, 10])], .wantsTLS),
        ([.read(14), .text("+PO")], .notRedis(RESPFault(kind: .truncated, offset: 0, firstBytes: Array("+PO".utf8)))),
        (
            [.read(14), .text("*-5\r\n")],
            .notRedis(RESPFault(kind: .badLength, offset: 0, firstBytes: Array("*-5\r\n".utf8)))
        ),
        (
            [.read(14), .text("HTTP/1.1 400 Bad Request\r\n\r\n")],
            .notRedis(
                RESPFault(
                    kind: .unknownType(0x48), offset: 0, firstBytes: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)))
        ),
        (
            [.read(14), .text("220 x"), .hold],
            .notRedis(RESPFault(kind: .unknownType(0x32), offset: 0, firstBytes: Array("220 x".utf8)))
        ),
    ]

    @Test("each has its failure", arguments: failures)
    func failure(steps: [WireServer.Step], expected: RedisFailure) throws {
        #expect(try Self.inspect([steps]).failure == expected)
    }

    @Test("what a full server said before its reset is asked for again")
    func speaksFirst() throws {
        let facts = try Self.inspect([[.read(1), .reset], [.text("-\(Self.busy)\r\n")]])
        #expect(facts.failure == .maximumClients(Self.error(Self.busy)))
    }

    @Test("while the data set loads INFO is still answered")
    func loads() throws {
        let info = "$11\r\nloading:1\r\n\r\n"
        let facts = try Self.inspect([
            [
                .read(14), .text("-\(Self.loading)\r\n"), .read(28), .text("-\(Self.loading)\r\n"),
                .read(30), .text(String(repeating: info, count: 5)), .hold,
            ]
        ])
        #expect(facts.failure == .loading(Self.error(Self.loading)))
        #expect(facts.info["loading"] == "1")
    }

    @Test("what a RESP3 server pushes is no reply")
    func push() throws {
        let facts = try Self.inspect([[.read(14), .text(">2\r\n+a\r\n+b\r\n+PONG\r\n"), .hold]])
        #expect(facts.reply(to: "PING") == .value("PONG"))
    }

    @Test("a server that repeats the arguments of AUTH does not tell the password")
    func echo() throws {
        let reply = "-ERR unknown command 'AUTH', with args beginning with: 'sesame' 'sesame'\r\n"
        let facts = try Self.inspect([[.read(26), .text(reply), .hold]], credentials: ":sesame@")
        let expected = Self.error("ERR unknown command 'AUTH', with args beginning with: '***' '***'")
        #expect(facts.failure == .authenticationRefused(expected))
        #expect(facts.reply(to: "AUTH") == .error(expected))
        #expect(facts.url.hasPrefix("redis://:***@127.0.0.1:"))
    }

    @Test("only the commands that read are sent, each as an array")
    func commands() throws {
        let server = try WireServer([[.text(String(repeating: "+OK\r\n", count: 16)), .hold]])
        _ = try RedisClientTests.inspect("redis://a:pw@127.0.0.1:\(server.port)/2", key: "k\r\nFLUSHALL")
        var expected: [UInt8] = []
        for words in [
            ["AUTH", "a", "pw"], ["SELECT", "2"], ["PING"], ["ROLE"], ["INFO", "server"], ["INFO", "clients"],
            ["INFO", "memory"], ["INFO", "persistence"], ["INFO", "replication"], ["ZCARD", "k\r\nFLUSHALL"], ["QUIT"],
        ] {
            expected += RESPWriter.bytes(command: words)
        }
        // The client may be gone before the server has read all of it.
        let deadline = MonotonicClock.now() + .seconds(10)
        while server.received[0].utf8.count < expected.count, MonotonicClock.now() < deadline {
            _ = wait(for: -1, [], until: MonotonicClock.now() + .milliseconds(5), interrupts: .none)
        }
        #expect(Array(server.received[0].utf8) == expected)
    }
}
