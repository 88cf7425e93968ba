import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import Testing

@Suite struct ResolverTests {
    @Test(
        "a literal address is its own answer",
        arguments: [
            ("127.0.0.1", AddressFamily.any, ["127.0.0.1"]), ("127.0.0.1", .v4, ["127.0.0.1"]), ("::1", .v6, ["::1"]),
            ("[::1]", .any, ["::1"]),
        ])
    func literal(host: String, family: AddressFamily, addresses: [String]) {
        // The deadline is long past: no question was asked.
        let resolution = Resolver.resolve(host: host, family: family, until: Instant(nanoseconds: 0))
        #expect(resolution.outcome == .addresses(addresses))
        #expect(resolution.host == host)
        #expect(resolution.began <= resolution.ended)
    }

    @Test("a literal address of the other family", arguments: [("127.0.0.1", AddressFamily.v6), ("::1", .v4)])
    func otherFamily(host: String, family: AddressFamily) {
        guard
            case .failed(let code, let text) = Resolver.resolve(host: host, family: family, until: after(.patience))
                .outcome
        else { return #expect(Bool(false), "it was answered") }
        #expect(code == -9 && text == "Address family for hostname not supported")
    }

    @Test func `localhost`() {
        let resolution = Resolver.resolve(host: "localhost", family: .v4, until: after(.patience))
        #expect(resolution.addresses == ["127.0.0.1"])
        #expect(Resolver.resolve(host: "localhost", until: after(.patience)).addresses.contains("127.0.0.1"))
    }

    @Test("names that no server knows", arguments: ["no-such-host.invalid", "", "a..b", "bad name"])
    func unknown(host: String) {
        let outcome = Resolver.resolve(host: host, until: after(.patience)).outcome
        guard case .failed(let code, let text) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(code < 0 && !text.isEmpty)
    }

    @Test func `a question is abandoned at its deadline`() {
        let resolution = Resolver.resolve(host: "no-such-host.invalid", until: MonotonicClock.now())
        #expect(resolution.outcome == .timedOut)
        #expect(resolution.ended - resolution.began < .milliseconds(250))
    }

    @Test func `an interrupt ends the wait`() throws {
        let wake = try WakeDescriptor()
        wake.signal()
        let interrupts = Interrupts(descriptors: [wake.raw])
        let resolution = Resolver.resolve(host: "no-such-host.invalid", until: after(.patience), interrupts: interrupts)
        #expect(resolution.outcome == .timedOut)
        #expect(resolution.ended - resolution.began < .milliseconds(250))
    }
}
