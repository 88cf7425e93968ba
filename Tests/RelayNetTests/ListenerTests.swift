import Glibc
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct ListenerTests {
    @Test("it takes a free port and says which", arguments: ["127.0.0.1", "::1"])
    func port(address: String) throws {
        let listener = try Listener.listen(address: address, port: 0)
        #expect(listener.port > 0)
        #expect(listener.address == address)
        let hasConnection = listener.accept() != nil
        #expect(!hasConnection)
    }

    @Test func `who is accepted has its own address`() throws {
        let listener = try Listener.listen(address: "127.0.0.1", port: 0)
        let client = try RawClient(port: listener.port)
        guard let accepted = listener.accept() else { return #expect(Bool(false), "nothing to accept") }
        #expect(accepted.peerAddress == client.localAddress)
    }

    @Test func `the unspecified IPv6 address takes IPv4 too`() throws {
        let listener = try Listener.listen(address: "::", port: 0)
        let stream = try dialled(listener.port)
        _ = wait(for: listener.descriptor, .readable, until: after(.patience), interrupts: .none)
        guard let accepted = listener.accept() else { return #expect(Bool(false), "nothing to accept") }
        #expect(accepted.peerAddress.hasPrefix("[::ffff:127.0.0.1]:"))
        #expect(stream.peerAddress == "127.0.0.1:\(listener.port)")
    }

    @Test func `a held port refuses, and nobody else can take it`() throws {
        let held = try Listener.holdRefusing(address: "127.0.0.1")
        #expect(throws: (any Error).self) { _ = try RawClient(port: held.port) }
        #expect(throws: SystemFailure(call: "bind", errno: EADDRINUSE)) {
            _ = try Listener.listen(address: "127.0.0.1", port: held.port)
        }
    }

    @Test func `what cannot be bound`() throws {
        let listener = try Listener.listen(address: "127.0.0.1", port: 0)
        let cases = [
            ("127.0.0.1", listener.port, EADDRINUSE), ("localhost", 0, EINVAL), ("192.0.2.1", 0, EADDRNOTAVAIL),
        ]
        for (address, port, number) in cases {
            #expect(throws: SystemFailure(call: "bind", errno: number)) {
                _ = try Listener.listen(address: address, port: port)
            }
        }
    }

    @Test func `out of descriptors it sheds a connection and goes on`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let listener = try Listener.listen(address: "127.0.0.1", port: 0)
            var outcome = Dialer.dial(addresses: ["127.0.0.1"], port: listener.port, timeout: .seconds(5))
            guard var client = outcome.stream.take() else { exit(1) }
            _ = wait(for: listener.descriptor, .readable, until: nil, interrupts: .none)
            // Every number is taken.
            var limit = rlimit(rlim_cur: 0, rlim_max: 1000)
            while true {
                let raw = dup(0)
                if raw < 0 { exit(2) }
                limit.rlim_cur = rlim_t(raw + 1)
                if raw > 30 { break }
            }
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(3) }
            guard listener.accept() == nil else { exit(4) }
            guard case .ended(true) = receive(&client).0 else { exit(5) }
            exit(listener.accept() == nil ? 7 : 6)
        }
    }
}
