import Glibc
import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct DialerTests {
    @Test func `it connects`() throws {
        let listener = try Listener.listen(address: "127.0.0.1", port: 0)
        var outcome = Dialer.dial(addresses: ["127.0.0.1"], port: listener.port, timeout: .patience)
        #expect(outcome.attempts.map(\.outcome) == [.connected])
        #expect(outcome.attempts.map(\.address) == ["127.0.0.1:\(listener.port)"])
        guard let stream = outcome.stream.take() else { return #expect(Bool(false), "no stream") }
        #expect(stream.peerAddress == "127.0.0.1:\(listener.port)")
        let isAccepted = listener.accept() != nil
        #expect(isAccepted)
    }

    @Test func `refused`() throws {
        let port = try closedPort()
        let outcome = Dialer.dial(addresses: ["127.0.0.1", "127.0.0.2"], port: port, timeout: .patience)
        let isConnected = outcome.stream != nil
        #expect(!isConnected)
        #expect(outcome.attempts.map(\.outcome) == [.refused, .refused])
        #expect(outcome.attempts.map(\.address) == ["127.0.0.1:\(port)", "127.0.0.2:\(port)"])
    }

    @Test("the next address is tried at once when one is refused", arguments: [true, false])
    func refusedThenConnected(listensOnV6: Bool) throws {
        let (live, dead) = listensOnV6 ? ("::1", "127.0.0.1") : ("127.0.0.1", "::1")
        let listener = try Listener.listen(address: live, port: 0)
        let outcome = Dialer.dial(addresses: [dead, live], port: listener.port, timeout: .patience)
        let isConnected = outcome.stream != nil
        #expect(isConnected)
        #expect(outcome.attempts.map(\.outcome) == [.refused, .connected])
        let (first, second) = (outcome.attempts[0], outcome.attempts[1])
        #expect(second.began - first.began < Dialer.attemptDelay)
        #expect(first.began <= first.ended && first.ended <= second.began && second.began <= second.ended)
    }

    @Test func `an address that does not answer is overtaken after 250 ms`() throws {
        let hole = try BlackHole.open()
        let listener = try Listener.listen(address: "127.0.0.2", port: hole.port)
        let outcome = Dialer.dial(addresses: ["127.0.0.1", "127.0.0.2"], port: listener.port, timeout: .patience)
        #expect(outcome.attempts.map(\.outcome) == [.abandoned, .connected])
        let delay = outcome.attempts[1].began - outcome.attempts[0].began
        #expect(delay >= Dialer.attemptDelay && delay < .seconds(2))
    }

    @Test func `no answer within the time`() throws {
        let hole = try BlackHole.open()
        let outcome = Dialer.dial(addresses: ["127.0.0.1"], port: hole.port, timeout: .milliseconds(120))
        #expect(outcome.attempts.map(\.outcome) == [.timedOut])
        let taken = outcome.attempts[0].ended - outcome.attempts[0].began
        #expect(taken >= .milliseconds(120) && taken < .milliseconds(620))
    }

    @Test func `no answer within the time for all`() throws {
        let hole = try BlackHole.open()
        let outcome = Dialer.dial(
            addresses: ["127.0.0.1"], port: hole.port, timeout: .patience, until: after(.milliseconds(80)))
        #expect(outcome.attempts.map(\.outcome) == [.timedOut])
        let isInterrupted = outcome.isInterrupted
        #expect(!isInterrupted)
    }

    @Test func `an interrupt abandons what runs`() throws {
        let hole = try BlackHole.open()
        let wake = try WakeDescriptor()
        startThread { wake.signal() }
        let outcome = Dialer.dial(
            addresses: ["127.0.0.1"], port: hole.port, timeout: .patience,
            interrupts: Interrupts(descriptors: [wake.raw]))
        let isInterrupted = outcome.isInterrupted
        #expect(isInterrupted)
        #expect(outcome.attempts.allSatisfy { $0.outcome == .abandoned })
    }

    @Test func `an address without a route is a failure of its own`() {
        // 240.0.0.0/4 and broadcast are refused by the kernel itself; nothing is sent.
        let outcome = Dialer.dial(addresses: ["255.255.255.255"], port: 9, timeout: .patience)
        let isConnected = outcome.stream != nil
        #expect(!isConnected)
        guard case .failed(let number, let text) = outcome.attempts.first?.outcome else {
            return #expect(Bool(false), "\(outcome.attempts)")
        }
        #expect([ENETUNREACH, EACCES].contains(number))
        #expect(text == SystemFailure.text(of: number))
    }

    @Test func `out of descriptors`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            var limit = rlimit(rlim_cur: 3, rlim_max: 3)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
            let outcome = Dialer.dial(addresses: ["127.0.0.1"], port: 9, timeout: .seconds(1))
            let wanted = ConnectAttempt.Outcome.failed(errno: EMFILE, text: "Too many open files")
            guard outcome.attempts.map(\.outcome) == [wanted] else { exit(2) }
            let name = Resolver.resolve(host: "localhost", until: MonotonicClock.now() + .seconds(1)).outcome
            exit(name == .failed(code: -11, text: "Too many open files") ? 7 : 3)
        }
    }

    @Test func `no address, no attempt`() {
        for addresses in [[], ["localhost"]] {
            let outcome = Dialer.dial(addresses: addresses, port: 9, timeout: .patience)
            let isConnected = outcome.stream != nil
            #expect(!isConnected)
            #expect(outcome.attempts.isEmpty)
        }
    }

    @Test(
        "the families take turns",
        arguments: [
            ("[::1]:1 [::2]:1 127.0.0.1:1 127.0.0.2:1", "[::1]:1 127.0.0.1:1 [::2]:1 127.0.0.2:1"),
            ("127.0.0.1:1 127.0.0.2:1 127.0.0.3:1 [::1]:1", "127.0.0.1:1 [::1]:1 127.0.0.2:1 127.0.0.3:1"),
            ("127.0.0.1:1", "127.0.0.1:1"), ("", ""),
        ])
    func interleaved(given: String, dialled: String) {
        let addresses = given.split(separator: " ").compactMap { SocketAddress(String($0)) }
        #expect(Dialer.interleaved(addresses).map(\.text).joined(separator: " ") == dialled)
    }

    @Test func `a Unix-domain socket`() throws {
        let directory = TemporaryDirectory()
        let path = directory.file("relay.sock")
        let absent = Dialer.dial(unixSocket: path, timeout: .patience)
        #expect(absent.attempts.map(\.outcome) == [.failed(errno: ENOENT, text: "No such file or directory")])
        #expect(absent.attempts.map(\.address) == [path])

        let listener = try UnixListener(path)
        let outcome = Dialer.dial(unixSocket: path, timeout: .patience)
        #expect(outcome.attempts.map(\.outcome) == [.connected])
        let full = Dialer.dial(unixSocket: path, timeout: .milliseconds(60))
        let taken = full.attempts[0].ended - full.attempts[0].began
        #expect(full.attempts.map(\.outcome) == [.timedOut])
        #expect(taken < .milliseconds(560))
        withExtendedLifetime(listener) {}

        let long = "/" + String(repeating: "x", count: 120)
        #expect(
            Dialer.dial(unixSocket: long, timeout: .patience).attempts.map(\.outcome)
                == [.failed(errno: ENAMETOOLONG, text: "File name too long")])
    }
}

/// A Unix-domain socket with room for one connection, which nobody accepts.
private final class UnixListener {
    let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        try #require(listen(descriptor, 0) == 0)
    }

    deinit { close(descriptor) }
}
