import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// A TLS peer that never stops sending HelloRequests holds no question to the API beyond its time.
@Suite struct FloodingPeerTests {
    /// What a client that shakes hands skips (RFC 5246 section 7.4.1.1).
    private static let hellos = [[UInt8]](repeating: [22, 3, 3, 0, 4, 0, 0, 0, 0], count: 7000).flatMap { $0 }

    private let program = RelayctlProgram()
    private let server: WireServer
    private let api: String

    init() throws {
        server = try WireServer(.read(1), .flood(Self.hellos))
        api = "https://127.0.0.1:\(server.port)"
        program.write("token", "a.b.c")
        program.write("password", "geheim")
    }

    @Test(
        "--max-time ends it with 60, in a line",
        arguments: [
            ("whoami", "--token-file token", ""),
            ("login", "-u u --password-file password", "/api/auth/login/"),
        ])
    func limit(command: String, options: String, path: String) throws {
        let began = ContinuousClock.now
        let outcome = try program.shell("relayctl \(command) \(api) \(options) -m 0.3")
        expectOneLine(outcome, 60, "--max-time was reached at \(api)\(path)")
        #expect(ContinuousClock.now - began < .seconds(15))
    }

    @Test("a refresh ends in its time too, and the question that it was for")
    func refresh() throws {
        let (relay, url) = try program.startRelay(["--user", "u", "--password-file", "password", "--fault", "expired"])
        defer { withExtendedLifetime(relay) {} }
        let began = ContinuousClock.now
        let outcome = try program.shell(
            """
            relayctl login \(url) -u u --password-file password > answer || exit 99
            sed -i 's|\(url)|\(api)|' '\(program.tokenStore)'
            relayctl whoami \(api) -m 0.3
            """)
        #expect(outcome.status == 60 && outcome.output == "", "\(outcome.errors)")
        #expect(outcome.errors.contains("the saved token ends and could not be refreshed"), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("relayctl: --max-time was reached at \(api)\n"), "\(outcome.errors)")
        #expect(ContinuousClock.now - began < .seconds(15))
    }

    @Test("without --max-time the time for a connection holds, and a signal")
    func others() throws {
        let began = ContinuousClock.now
        let words = ["whoami", api, "--token-file", "token"]
        expectOneLine(try program.run(words + ["--connect-timeout", "0.3"]), 24, "no answer within the deadline")
        let running = try program.start(words + ["--connect-timeout", "60", "-m", "60"])
        while server.received.count < 2 { sched_yield() }
        running.signal(SIGTERM)
        #expect(try running.finish().status == 143)
        #expect(ContinuousClock.now - began < .seconds(15))
    }
}
