import Glibc
import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct TLSSessionTests {
    init() { Signals.ignoreBrokenPipe() }

    private func secured() throws -> Ends {
        var ends = try Ends()
        guard case .established = try ends.shakeHands(.local(), .good) else {
            throw TestFailure(description: "no handshake")
        }
        return ends
    }

    @Test func `bytes go both ways and nothing blocks`() throws {
        var ends = try secured()
        var bytes = ByteBuffer()
        #expect(ends.client.read(into: &bytes, upTo: 10) == .wouldBlock(.readable))
        #expect(ends.client.write([1, 2, 3].span) == .bytes(3))
        #expect(receive(&ends.server) == (.bytes(3), [1, 2, 3]))
        #expect(ends.server.write([4].span) == .bytes(1))
        #expect(receive(&ends.client) == (.bytes(1), [4]))
    }

    @Test func `a short read leaves the rest to the next`() throws {
        var ends = try secured()
        #expect(ends.client.write([1, 2, 3, 4, 5].span) == .bytes(5))
        #expect(receive(&ends.server, upTo: 2) == (.bytes(2), [1, 2]))
        // The record is in OpenSSL's hands and the socket is empty.
        var bytes = ByteBuffer()
        #expect(ends.server.read(into: &bytes, upTo: 9) == .bytes(3))
        #expect(bytes.bytes == [3, 4, 5])
    }

    @Test func `many records in one read`() throws {
        var ends = try secured()
        for _ in 0..<40 { #expect(ends.client.write([UInt8](repeating: 7, count: 1000).span) == .bytes(1000)) }
        #expect(receive(&ends.server, exactly: 40_000).count == 40_000)
    }

    @Test func `a full socket would block, and the same bytes go on`() throws {
        var ends = try secured()
        let bytes = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var sent: [UInt8] = []
        // Another buffer with the same bytes at its front, as a queue that has moved has.
        while case .bytes(let count) = ends.client.write(Array(bytes).span) { sent += bytes[..<count] }
        #expect(ends.client.write(Array(bytes).span) == .wouldBlock(.writable))
        #expect(receive(&ends.server, exactly: sent.count) == sent)
        guard case .bytes(let count) = ends.client.write(Array(bytes).span) else {
            return #expect(Bool(false), "stuck")
        }
        #expect(receive(&ends.server, exactly: count) == Array(bytes[..<count]))
    }

    @Test func `close_notify is a clean end, and the other direction stays`() throws {
        var ends = try secured()
        #expect(ends.client.write([1].span) == .bytes(1))
        ends.client.shutdownWriting()
        #expect(receive(&ends.server, exactly: 1) == [1])
        #expect(receive(&ends.server).0 == .ended(clean: true))
        #expect(receive(&ends.server).0 == .ended(clean: true))
        #expect(ends.server.write([2].span) == .bytes(1))
        #expect(receive(&ends.client) == (.bytes(1), [2]))
        guard case .failed(EPIPE, _) = ends.client.write([1].span) else { return #expect(Bool(false), "written") }
    }

    @Test func `a stream that ends sends close_notify`() throws {
        var ends = try secured()
        #expect(ends.client.write([1].span) == .bytes(1))
        drop(ends.client)
        // The bytes and the end come in one read's reach, one after the other.
        #expect(receive(&ends.server, upTo: 100) == (.bytes(1), [1]))
        #expect(receive(&ends.server).0 == .ended(clean: true))
    }

    @Test func `FIN without close_notify is truncation`() throws {
        var ends = try secured()
        #expect(ends.client.write([1].span) == .bytes(1))
        #expect(shutdown(ends.client.descriptor, Int32(SHUT_WR)) == 0)
        #expect(receive(&ends.server) == (.bytes(1), [1]))
        #expect(receive(&ends.server).0 == .ended(clean: false))
    }

    @Test func `RST is a failure`() throws {
        var ends = try secured()
        ends.client.reset()
        drop(ends.client)
        #expect(receive(&ends.server).0 == .failed(errno: ECONNRESET, text: "Connection reset by peer"))
        guard case .failed = ends.server.write([1].span) else { return #expect(Bool(false), "written") }
    }

    @Test func `plain bytes in a TLS connection break it`() throws {
        var ends = try secured()
        let text = Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
        #expect(send(ends.client.descriptor, text, text.count, 0) == text.count)
        guard case .failed(EPROTO, let reason) = receive(&ends.server).0 else { return #expect(Bool(false), "read") }
        #expect(!reason.isEmpty)
        // The server says so by an alert, which the client's next read tells.
        guard case .failed(EPROTO, _) = receive(&ends.client).0 else { return #expect(Bool(false), "no alert") }
        let isAlert = if case .alert = ends.client.tlsAlert { true } else { false }
        #expect(isAlert)
    }

    @Test func `a server reads and shakes hands in one`() throws {
        var ends = try Ends()
        let certificates = try LocalCertificates.shared.get()
        try ends.server.beginTLS(
            server: TLSServerContext(
                certificateFile: certificates.certificate(.good), keyFile: certificates.key))
        try ends.client.beginTLS(client: .local())
        var bytes = ByteBuffer()
        var step = ends.client.continueTLS()
        while step != .established {
            let outcome = ends.server.read(into: &bytes, upTo: 10)
            guard case .wouldBlock = outcome else { return #expect(Bool(false), "\(outcome)") }
            step = ends.client.continueTLS()
            if case .failed(let failure) = step { throw failure }
        }
        #expect(ends.client.write([9].span) == .bytes(1))
        #expect(receive(&ends.server) == (.bytes(1), [9]))
    }

    @Test func `a server that is spoken to in plain HTTP`() throws {
        var ends = try Ends()
        let certificates = try LocalCertificates.shared.get()
        try ends.server.beginTLS(
            server: TLSServerContext(
                certificateFile: certificates.certificate(.good), keyFile: certificates.key))
        #expect(ends.client.write(Array("GET / HTTP/1.1\r\n\r\n".utf8).span) == .bytes(18))
        _ = wait(for: ends.server.descriptor, .readable, until: nil, interrupts: .none)
        #expect(ends.server.continueTLS() == .failed(.notTLS(firstBytes: Array("GET / HTTP/1.1\r\n\r\n".utf8))))
        guard case .failed = receive(&ends.server).0 else { return #expect(Bool(false), "read") }
    }

    @Test func `an untrusted connection carries nothing`() throws {
        var ends = try Ends()
        guard case .untrusted(let facts) = try ends.shakeHands(.local("other.test"), .good) else {
            return #expect(Bool(false), "trusted")
        }
        #expect(facts.verification == .wrongHost(expected: "other.test"))
        guard case .failed = ends.client.write([1].span) else { return #expect(Bool(false), "written") }
    }
}
