import RelayServer
import RelayTestSupport
import Testing

/// `--redis URL`: no handshake succeeds without the Redis.
@Suite struct RedisGroupsTests {
    @Test func refusedConnection() throws {
        let closed = try TestRelay([.redisDown])
        let url = closed.handle.redisURL ?? ""
        let relay = try TestRelay { $0.redis = .url(url) }
        let (bytes, log) = try answer(relay)
        #expect(String(decoding: bytes, as: UTF8.self) == RelayTests.failed)
        #expect(log.contains { $0.hasPrefix("redis.exceptions.ConnectionError: Error 111 connecting to 127.0.0.1:") })
    }

    @Test func errorReply() throws {
        let other = try TestRelay()
        let relay = try TestRelay { $0.redis = .url(other.handle.redisURL ?? "") }
        let (bytes, log) = try answer(relay)
        #expect(String(decoding: bytes, as: UTF8.self) == RelayTests.failed)
        #expect(log.contains("redis.exceptions.ResponseError: unknown command 'ZADD'"))
        other.handle.stop()
    }

    @Test("URLs that cannot be", arguments: ["rediss://127.0.0.1:1", "http://127.0.0.1:1"])
    func refusedURL(_ url: String) {
        #expect(throws: RelayStartFailure.self) { try TestRelay { $0.redis = .url(url) } }
    }

    private func answer(_ relay: TestRelay) throws -> ([UInt8], [String]) {
        let client = try relay.client()
        client.send(TestRelay.upgrade(token: try relay.token()))
        let bytes = client.receiveAll().bytes
        return (bytes, relay.stoppedLog())
    }
}
