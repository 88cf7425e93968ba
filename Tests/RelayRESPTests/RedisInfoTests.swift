import RelayRESP
import Testing

@Suite struct RedisInfoTests {
    static let text = """
        # Server\r
        redis_version:7.0.15\r
        run_id:0123456789abcdef0123456789abcdef01234567\r
        executable:/usr/bin/redis-server:x\r
        \r
        # Clients\r
        connected_clients:3\r
        maxclients:10000\r
        # Memory\r
        used_memory:1048576\r
        maxmemory:0\r
        maxmemory_policy:noeviction\r
        # Persistence\r
        loading:0\r
        # Replication\r
        role:slave\r
        master_link_status:down\r
        no field\r

        """

    @Test func fields() {
        let info = RedisInfo(Array(Self.text.utf8))
        #expect(info.version == "7.0.15")
        #expect(info.runID == "0123456789abcdef0123456789abcdef01234567")
        #expect(info["executable"] == "/usr/bin/redis-server:x")
        #expect(info.connectedClients == 3)
        #expect(info.maximumClients == 10000)
        #expect(info.usedMemory == 1_048_576)
        #expect(info.maximumMemory == 0)
        #expect(info.memoryPolicy == "noeviction")
        #expect(info.role == "slave")
        #expect(info.fields.count == 11)
    }

    @Test("what is not there or no number is nil")
    func absent() {
        let info = RedisInfo(Array("used_memory:lots\r\nmaxclients:99999999999999999999\r\n".utf8))
        #expect(info.usedMemory == nil)
        #expect(info.maximumClients == nil)
        #expect(info.role == nil)
    }
}
