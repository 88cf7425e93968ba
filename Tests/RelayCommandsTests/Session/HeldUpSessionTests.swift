import Glibc
import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayHost
import RelayTestSupport
import Testing

/// A reader of stdout that is slow holds a session up, and nothing else does.
@Suite struct HeldUpSessionTests {
    private static let room = 1 << 20
    /// F_SETPIPE_SZ, which Glibc's module lacks.
    private static let setPipeSize: Int32 = 1031

    /// 1.7 MB in one message: the pipe takes 1 MiB, and the rest is more than the session holds while it reads on.
    @Test("it reads on when what held it up has gone at once") func goneAtOnce() throws {
        let message = [UInt8](repeating: 0x78, count: 1_700_000)
        let header: [UInt8] = [0x81, 0x7f, 0, 0, 0, 0, 0x00, 0x19, 0xf0, 0xa0]
        let server = try WireServer(
            .upgrade, .send(header + message), .stall(milliseconds: 300), .send([0x88, 0x02, 0x03, 0xe8]), .hold)
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        try #require(fcntl(ends[1], Self.setPipeSize, Int32(Self.room)) >= Int32(Self.room))
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        let counted = try Handoff<Int>()
        startThread {
            // Full, and then empty in one go.
            var waiting: Int32 = 0
            while ioctl(reading, UInt(FIONREAD), &waiting) == 0, waiting < Self.room { poll(nil, 0, 1) }
            var bytes = [UInt8](repeating: 0, count: Self.room)
            var total = 0
            while true {
                let count = read(reading, &bytes, bytes.count)
                if count <= 0 { return counted.put(total) }
                total += count
            }
        }
        let result = try Self.session(server.port, output: writing)
        close(writing)
        #expect(result?.stop == .ended)
        #expect(counted.next() == message.count)
    }

    private static func session(_ port: UInt16, output: Int32) throws -> SessionResult<StreamPart<Bare>>? {
        let address = ServiceAddress(host: "127.0.0.1", port: port, usesTLS: false, socketTarget: "/")
        let target = TargetFacts(
            url: address.socketURL, apiOrigin: address.apiOrigin, origin: nil, originSource: "none", room: nil,
            name: "held", usesTLS: false)
        let plan = SessionPlan(
            connection: ConnectionPlan(to: address), handshake: HandshakePlan(userAgent: "relayctl"), target: target)
        var surroundings = SessionSurroundings(input: -1, output: output, interrupts: .none) { nil }
        // The server goes after 10 s.
        surroundings.deadline = MonotonicClock.now() + .seconds(5)
        var driver = SessionDriver(plan, in: surroundings)
        var stream = StreamPlan()
        stream.input = nil
        return try driver.drive { _ in StreamPart(stream, view: Bare()) }
    }

    /// The message alone.
    private struct Bare: MessageView {
        func shows(_ opcode: Opcode, _ payload: Span<UInt8>) -> Bool { true }

        mutating func show(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant, into output: inout ByteBuffer) {
            output.append(payload)
        }

        mutating func show(_ occurrence: SessionOccurrence, at now: Instant, into output: inout ByteBuffer) {}
    }
}
