import Glibc
import RelayBytes
import RelayHost
import RelayNet
import Testing

@Suite struct StreamTests {
    private let gone = SystemFailure.text(of: ECONNRESET)

    @Test func `bytes go both ways and nothing blocks`() throws {
        var ends = try Ends()
        var bytes = ByteBuffer()
        #expect(ends.client.read(into: &bytes, upTo: 10) == .wouldBlock(.readable))
        #expect(ends.client.write([1, 2, 3].span) == .bytes(3))
        #expect(ends.client.write([UInt8]().span) == .bytes(0))
        #expect(receive(&ends.server) == (.bytes(3), [1, 2, 3]))
        #expect(ends.server.write([4].span) == .bytes(1))
        #expect(receive(&ends.client) == (.bytes(1), [4]))
        #expect(ends.client.tlsFacts == nil)
    }

    @Test func `a read takes no more than its limit and appends`() throws {
        var ends = try Ends()
        #expect(ends.client.write([1, 2, 3, 4, 5].span) == .bytes(5))
        _ = wait(for: ends.server.descriptor, .readable, until: nil, interrupts: .none)
        var bytes = ByteBuffer([0])
        #expect(ends.server.read(into: &bytes, upTo: 2) == .bytes(2))
        #expect(ends.server.read(into: &bytes, upTo: 9) == .bytes(3))
        #expect(bytes.bytes == [0, 1, 2, 3, 4, 5])
    }

    @Test func `a read into a shared buffer takes what fits`() throws {
        var ends = try Ends()
        #expect(ends.client.write([1, 2, 3].span) == .bytes(3))
        _ = wait(for: ends.server.descriptor, .readable, until: nil, interrupts: .none)
        var shared: [UInt8] = [0, 0]
        var outcomes: [Stream.ReadOutcome] = []
        for _ in 0..<3 {
            var room = shared.mutableSpan
            outcomes.append(ends.server.read(into: &room))
        }
        #expect(outcomes == [.bytes(2), .bytes(1), .wouldBlock(.readable)])
        #expect(shared == [3, 2])
    }

    @Test func `FIN ends one direction`() throws {
        var ends = try Ends()
        ends.client.shutdownWriting()
        #expect(receive(&ends.server).0 == .ended(clean: true))
        #expect(ends.server.write([7].span) == .bytes(1))
        #expect(receive(&ends.client) == (.bytes(1), [7]))
        guard case .failed(let number, _) = ends.client.write([1].span) else { return #expect(Bool(false), "written") }
        #expect(number == EPIPE)
    }

    @Test func `a stream that ends sends FIN`() throws {
        var ends = try Ends()
        drop(ends.server)
        #expect(receive(&ends.client).0 == .ended(clean: true))
    }

    @Test func `a stream that is reset sends RST`() throws {
        var ends = try Ends()
        ends.server.reset()
        drop(ends.server)
        #expect(receive(&ends.client).0 == .failed(errno: ECONNRESET, text: gone))
    }

    @Test func `a full socket would block, and a waiting writer finishes`() throws {
        var ends = try Ends()
        let block = [UInt8](repeating: 9, count: 1 << 20)
        var total = 0
        while case .bytes(let count) = ends.client.write(block.span) { total += count }
        #expect(ends.client.write(block.span) == .wouldBlock(.writable))
        #expect(ends.client.writeAll(block.span, until: after(.milliseconds(40))) == .timedOut)
        #expect(receive(&ends.server, exactly: total).count == total)
        #expect(ends.client.writeAll([1].span, until: after(.patience)) == .done)
    }

    @Test func `silence ends a timed read at its deadline`() throws {
        var ends = try Ends()
        var bytes = ByteBuffer()
        let began = MonotonicClock.now()
        #expect(ends.client.read(into: &bytes, upTo: 10, until: after(.milliseconds(60))) == .timedOut)
        let taken = MonotonicClock.now() - began
        #expect(taken >= .milliseconds(60) && taken < .milliseconds(560))
    }

    @Test func `a deadline that has passed comes before bytes`() throws {
        var ends = try Ends()
        #expect(ends.server.write([1].span) == .bytes(1))
        _ = wait(for: ends.client.descriptor, .readable, until: nil, interrupts: .none)
        var bytes = ByteBuffer()
        #expect(ends.client.read(into: &bytes, upTo: 10, until: MonotonicClock.now()) == .timedOut)
        #expect(ends.client.writeAll([1].span, until: MonotonicClock.now()) == .timedOut)
        #expect(receive(&ends.client) == (.bytes(1), [1]))
    }

    @Test func `another thread interrupts a timed read`() throws {
        var ends = try Ends()
        let wake = try WakeDescriptor()
        startThread { wake.signal() }
        var bytes = ByteBuffer()
        let interrupts = Interrupts(descriptors: [wake.raw])
        #expect(
            ends.client.read(into: &bytes, upTo: 1, until: after(.patience), interrupts: interrupts) == .interrupted)
        #expect(ends.client.writeAll([1].span, until: after(.patience), interrupts: interrupts) == .interrupted)
    }

    @Test func `a descriptor that is no connected socket is no stream`() throws {
        let isStream = Stream(owning: open("/dev/null", O_RDWR | O_CLOEXEC)) != nil
        #expect(!isStream)
    }
}
