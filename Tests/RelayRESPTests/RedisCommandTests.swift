import RelayBytes
import RelayRESP
import Testing

@Suite struct RedisCommandTests {
    static let commands: [(RedisCommand, [String], String)] = [
        (.auth(user: nil, password: Secret("p w")), ["AUTH", "p w"], "AUTH ***"),
        (.auth(user: "app", password: Secret("pw")), ["AUTH", "app", "pw"], "AUTH app ***"),
        (.select(database: 3), ["SELECT", "3"], "SELECT 3"),
        (.ping, ["PING"], "PING"),
        (.role, ["ROLE"], "ROLE"),
        (.info(.memory), ["INFO", "memory"], "INFO memory"),
        (.zcard(key: "asgi:group:chat_a"), ["ZCARD", "asgi:group:chat_a"], "ZCARD asgi:group:chat_a"),
        (.quit, ["QUIT"], "QUIT"),
    ]

    @Test("a command is written as it is, and shown without its password", arguments: commands)
    func writing(command: RedisCommand, arguments: [String], shown: String) {
        var buffer = ByteBuffer()
        command.write(to: &buffer)
        #expect(buffer.bytes == RESPWriter.bytes(command: arguments))
        #expect("\(command)" == shown)
    }
}
