import RelayRESP
import Testing

@Suite struct RedisRoleTests {
    @Test(
        "the three roles",
        arguments: [
            ("*3\r\n$6\r\nmaster\r\n:0\r\n*0\r\n", .master(replicas: 0)),
            (
                "*3\r\n$6\r\nmaster\r\n:9\r\n*1\r\n*3\r\n$9\r\n127.0.0.1\r\n$4\r\n9001\r\n$1\r\n0\r\n",
                .master(replicas: 1)
            ),
            (
                "*5\r\n$5\r\nslave\r\n$9\r\n127.0.0.1\r\n:9000\r\n$7\r\nconnect\r\n:-1\r\n",
                .replica(masterHost: "127.0.0.1", masterPort: 9000, link: "connect")
            ),
            ("*2\r\n$8\r\nsentinel\r\n*1\r\n$8\r\nmymaster\r\n", .sentinel(masters: ["mymaster"])),
            ("*1\r\n$4\r\nelse\r\n", nil),
            ("*2\r\n$5\r\nslave\r\n:1\r\n", nil),
            ("*0\r\n", nil),
            ("+OK\r\n", nil),
        ] as [(String, RedisRole?)])
    func role(wire: String, expected: RedisRole?) throws {
        let reply = try #require(RESPReaderTests.read(wire).first)
        #expect(RedisRole(reply) == expected)
    }
}
