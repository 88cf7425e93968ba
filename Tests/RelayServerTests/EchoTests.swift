import RelayServer
import RelayTestSupport
import Testing

/// `--echo`: every path, byte for byte, and RFC 6455 to the letter.
@Suite struct EchoTests {
    private func session() throws -> (TestRelay, RawClient) {
        let relay = try TestRelay { $0.echo = true }
        let client = try relay.client()
        client.send(TestRelay.upgrade("/any/path?x", origin: nil))
        #expect(client.receive(through: "\r\n\r\n") == RelayTests.acceptedByQuery)
        return (relay, client)
    }

    @Test("messages", arguments: [0x81, 0x82] as [UInt8], [0, 1, 125, 126, 65_535, 65_536, 1_500_000])
    func echoes(_ first: UInt8, _ count: Int) throws {
        let (relay, client) = try session()
        defer { relay.handle.stop() }
        let payload = (0..<count).map { first == 0x81 ? 0x61 : UInt8(truncatingIfNeeded: $0) }
        client.send(RawFrame.masked(first, payload))
        let answer = client.receiveFrame()
        #expect(answer?.first == first)
        #expect(answer?.payload == payload)
    }

    @Test func fragmentsAndPingsInOrder() throws {
        let (relay, client) = try session()
        defer { relay.handle.stop() }
        client.send(
            RawFrame.masked(0x01, [0x61]) + RawFrame.masked(0x89, [0x31]) + RawFrame.masked(0x80, [0x62])
                + RawFrame.masked(0x89, [0x32]))
        #expect(client.receive(10) == [0x8a, 0x01, 0x31, 0x81, 0x02, 0x61, 0x62, 0x8a, 0x01, 0x32])
    }

    @Test(
        "violations",
        arguments: [
            ([0x81, 0x01, 0x41], 1002), (RawFrame.masked(0xc1, [0x41]), 1002), (RawFrame.masked(0x83, []), 1002),
            (RawFrame.masked(0x81, [0xc0]), 1007), (RawFrame.masked(0x88, [0x03, 0xed]), 1002),
            ([0x82, 0xff, 0, 0, 0, 0, 0x10, 0, 0, 0, 1, 2, 3, 4], 1009),
            ([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 1002),
        ] as [([UInt8], Int)])
    func failsTheConnection(_ frame: [UInt8], _ code: Int) throws {
        let (relay, client) = try session()
        defer { relay.handle.stop() }
        client.send(RawFrame.text("before") + frame)
        #expect(client.receiveFrame()?.payload == Array("before".utf8))
        let close = client.receiveFrame()
        #expect(close?.first == 0x88)
        #expect(close.map { Array($0.payload.prefix(2)) } == [UInt8(code >> 8), UInt8(code & 0xff)])
        #expect(client.receiveAll() == ([], .fin))
    }

    @Test func stopSaysGoingAway() throws {
        let (relay, client) = try session()
        relay.handle.stop()
        #expect(client.receiveAll().bytes == [0x88, 0x02, 0x03, 0xe9])
    }

    /// A client that sends without reading is not read in its turn; when it reads, everything is there.
    @Test func backpressure() throws {
        let (relay, client) = try session()
        defer { relay.handle.stop() }
        let payload = [UInt8](repeating: 0x7a, count: 60_000)
        client.patience = 200
        var sent = 0
        // Until the socket takes no more within the client's patience.
        for _ in 0..<400 {
            guard client.sendsWhole(RawFrame.masked(0x82, payload)) else { break }
            sent += 1
        }
        #expect(sent < 400)
        client.patience = 5000
        for _ in 0..<sent { #expect(client.receiveFrame()?.payload.count == payload.count) }
    }
}
