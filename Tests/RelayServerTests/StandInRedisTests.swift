import RelayBytes
import RelayServer
import RelayTestSupport
import Testing

@Suite struct StandInRedisTests {
    private static func wire(_ words: String...) -> String {
        "*\(words.count)\r\n" + words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
    }

    @Test(
        "replies",
        arguments: [
            (wire("PING"), "+PONG\r\n"), (wire("ping", "x"), "$1\r\nx\r\n"), (wire("SELECT", "0"), "+OK\r\n"),
            (wire("ROLE"), "*3\r\n$6\r\nmaster\r\n:0\r\n*0\r\n"), (wire("ZCARD", "asgi:group:chat_a"), ":2\r\n"),
            (wire("ZCARD", "asgi:group:chat_b"), ":0\r\n"), (wire("ZCARD", "other"), ":0\r\n"),
            (wire("ZCARD"), "-ERR wrong number of arguments for 'zcard' command\r\n"),
            (wire("FLUSHALL"), "-ERR unknown command 'FLUSHALL'\r\n"), (wire("QUIT"), "+OK\r\n"),
            (
                wire("AUTH", "x"),
                "-ERR AUTH <password> called without any password configured for the default user. "
                    + "Are you sure your configuration is correct?\r\n"
            ),
            (
                wire("INFO", "memory"),
                "$118\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n"
                    + "maxmemory:0\r\nmaxmemory_human:0B\r\nmaxmemory_policy:noeviction\r\n\r\n"
            ),
        ])
    func replies(_ command: String, _ reply: String) {
        var rooms = Rooms()
        rooms.join("a", 1)
        rooms.join("a", 2)
        for pieces in Splits.all(Array(command.utf8)) {
            var redis = StandInRedis()
            var output = ByteBuffer()
            for piece in pieces { redis.receive(piece.span, rooms: rooms, clients: 1, into: &output) }
            #expect(String(decoding: output.bytes, as: UTF8.self) == reply)
        }
    }

    @Test func sizesOfRoomsOverTheWire() throws {
        let relay = try TestRelay()
        let token = try relay.token()
        let redis = try relay.redis()
        let zcard = Self.wire("ZCARD", "asgi:group:chat_test-room")
        redis.send(zcard)
        #expect(redis.receive(through: "\r\n") == ":0\r\n")
        let member = try relay.member(token: token)
        redis.send(zcard)
        #expect(redis.receive(through: "\r\n") == ":1\r\n")
        member.send(RawFrame.masked(0x88, [0x03, 0xe8]))
        _ = member.receiveAll()
        redis.send(zcard + Self.wire("QUIT"))
        let (bytes, end) = redis.receiveAll()
        #expect(String(decoding: bytes, as: UTF8.self) == ":0\r\n+OK\r\n")
        #expect(end == .fin)
    }

    @Test func whatIsNoCommandEndsTheDialogue() throws {
        let relay = try TestRelay()
        defer { relay.handle.stop() }
        let redis = try relay.redis()
        redis.send("GET / HTTP/1.1\r\n")
        let (bytes, end) = redis.receiveAll()
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("-ERR Protocol error"))
        #expect(end == .fin)
    }
}
