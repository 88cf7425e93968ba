import Glibc
import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

/// The moment so long from now.
func after(_ span: Duration) -> Instant { MonotonicClock.now() + span }

extension Duration {
    /// A wait that only a hang would exhaust.
    static let patience = Duration.seconds(20)
}

/// What kept a test from its question.
struct TestFailure: Error, CustomStringConvertible { let description: String }

/// Both ends of a loopback connection. They are lent, because a test closure cannot own them.
struct Ends: ~Copyable {
    var client: Stream
    var server: Stream

    init() throws {
        let listener = try Listener.listen(address: "127.0.0.1", port: 0)
        var outcome = Dialer.dial(addresses: ["127.0.0.1"], port: listener.port, timeout: .patience)
        guard let client = outcome.stream.take() else { throw TestFailure(description: "\(outcome.attempts)") }
        _ = wait(for: listener.descriptor, .readable, until: after(.patience), interrupts: .none)
        guard let server = listener.accept() else { throw TestFailure(description: "nothing to accept") }
        self.client = client
        self.server = server
    }

    /// Shakes hands on both, and gives the client's last step.
    mutating func shakeHands(
        _ options: TLSClientOptions, _ certificate: LocalCertificates.Leaf
    ) throws -> TLSProgress {
        let certificates = try LocalCertificates.shared.get()
        let context = try TLSServerContext(
            certificateFile: certificates.certificate(certificate), keyFile: certificates.key)
        try client.beginTLS(client: options)
        try server.beginTLS(server: context)
        while true {
            let step = client.continueTLS()
            let answer = server.continueTLS()
            switch (step, answer) {
            case (.established, .established), (.untrusted, _), (.failed, _): return step
            case (_, .failed(let failure)): throw failure
            case (.wouldBlock(let interest), _):
                _ = wait(for: client.descriptor, interest, until: after(.milliseconds(1)), interrupts: .none)
            case (_, .wouldBlock(let interest)):
                _ = wait(for: server.descriptor, interest, until: after(.milliseconds(1)), interrupts: .none)
            default: break
            }
        }
    }
}

/// Ends a stream here and now.
func drop(_ stream: consuming Stream) {}

/// A read that waits, and what it brought.
func receive(_ stream: inout Stream, upTo limit: Int = 65536) -> (TimedRead, [UInt8]) {
    var bytes = ByteBuffer()
    let outcome = stream.read(into: &bytes, upTo: limit, until: after(.patience))
    return (outcome, bytes.bytes)
}

/// Reads until so many bytes have come, or the stream has ended.
func receive(_ stream: inout Stream, exactly count: Int) -> [UInt8] {
    var bytes = ByteBuffer()
    while bytes.count < count {
        guard case .bytes = stream.read(into: &bytes, upTo: count - bytes.count, until: after(.patience)) else { break }
    }
    return bytes.bytes
}

extension TLSClientOptions {
    /// A client that trusts the local root.
    static func local(_ serverName: String = "localhost", verify: Bool = true) throws -> TLSClientOptions {
        TLSClientOptions(serverName: serverName, verify: verify, caFile: try LocalCertificates.shared.get().root)
    }
}

/// Takes one connection on a thread of its own and has `body` serve it. The port is free at once for dialling.
func serving(_ body: @escaping @Sendable (inout Stream) -> Void) throws -> UInt16 {
    let port = try Handoff<UInt16>()
    startThread {
        guard let listener = try? Listener.listen(address: "127.0.0.1", port: 0) else { return port.put(0) }
        port.put(listener.port)
        _ = wait(for: listener.descriptor, .readable, until: after(.patience), interrupts: .none)
        guard var stream = listener.accept() else { return }
        body(&stream)
    }
    _ = wait(for: port.descriptor, .readable, until: after(.patience), interrupts: .none)
    return try #require(port.take())
}

/// Dials a loopback port that someone listens on.
func dialled(_ port: UInt16) throws -> Stream {
    var outcome = Dialer.dial(addresses: ["127.0.0.1"], port: port, timeout: .patience)
    guard let stream = outcome.stream.take() else { throw TestFailure(description: "\(outcome.attempts)") }
    return stream
}

/// A loopback port on which nobody listens, taken from the kernel and given back.
func closedPort(_ address: String = "127.0.0.1") throws -> UInt16 {
    try Listener.listen(address: address, port: 0).port
}

/// A listener that never answers a new connection: its backlog is full and nobody accepts.
struct BlackHole: ~Copyable {
    let listener: Listener
    private let fillers: [Int32]

    var port: UInt16 { listener.port }

    static func open(address: String = "127.0.0.1") throws -> BlackHole {
        let listener = try Listener.listen(address: address, port: 0, backlog: 0)
        var fillers: [Int32] = []
        // The queue takes one more than its length; how many exactly is the kernel's business.
        for _ in 0..<8 {
            var outcome = Dialer.dial(addresses: [address], port: listener.port, timeout: .milliseconds(150))
            guard let stream = outcome.stream.take() else { break }
            fillers.append(dup(stream.descriptor))
        }
        return BlackHole(listener: listener, fillers: fillers)
    }

    private init(listener: consuming Listener, fillers: [Int32]) {
        self.listener = listener
        self.fillers = fillers
    }

    deinit { for filler in fillers { close(filler) } }
}
