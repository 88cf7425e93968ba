import RelayBytes
import RelayTestSupport
import Testing

/// `probe --redis` joins the room while it watches the group. The Redis here is a stand-in that answers ZCARD with
/// given numbers, so that members leave at a given moment.
@Suite struct RedisJoinTests {
    private static let inspected =
        "+PONG\r\n*3\r\n$6\r\nmaster\r\n:0\r\n*0\r\n" + String(repeating: "$0\r\n\r\n", count: 5)

    @Test(
        "a member that leaves hides a join, so the next one is made beside it",
        arguments: [([0, 1], 2), ([3, 3, 4], 3), ([3, 2, 2, 2, 3], 5), ([3, 3], 5)] as [([Int], Int)])
    func joins(counts: [Int], connections: Int) throws {
        let program = RelayctlProgram()
        program.write("password", "a password")
        let (relay, url) = try program.startRelay(["--user", "testuser", "--password-file", "password"])
        let redis = try WireServer(
            counts.enumerated().map { (turn, count) -> [WireServer.Step] in
                [.read(1), .text((turn == 0 ? Self.inspected : "") + ":\(count)\r\n+OK\r\n")]
            })
        let words = ["-u", "testuser", "--password-file", "password", "--redis", "redis://127.0.0.1:\(redis.port)"]
        let run = try program.run(["probe", url, "--json"] + words)
        withExtendedLifetime(relay) {}
        #expect(run.status == 0)
        let stages = try JSONReader.read(Array(run.output.utf8))["stages"]?.array ?? []
        let facts = stages.first { $0["name"]?.string == "redis" }?["facts"]
        #expect(facts?["members_before"]?.int.map(Int.init) == counts[counts.count - 2])
        #expect(facts?["members_after"]?.int.map(Int.init) == counts[counts.count - 1])
        #expect(redis.received.count == connections)
    }
}
