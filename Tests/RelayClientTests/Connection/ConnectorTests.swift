import RelayBytes
import RelayClient
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

/// A wait that only a hang would exhaust.
private let long = Duration.seconds(20)

/// The ways to a server, against scripted servers on loopback.
@Suite struct ConnectorTests {
    /// What became of one connection, and the first bytes that came through it.
    private struct Seen {
        var record: ConnectionRecord
        var isConnected = false
        var greeting = ""
    }

    private static func plan(
        _ host: String, _ port: UInt16, usesTLS: Bool = false, _ change: (inout ConnectionPlan) -> Void = { _ in }
    ) -> ConnectionPlan {
        var plan = ConnectionPlan(to: ServiceAddress(host: host, port: port, usesTLS: usesTLS, socketTarget: "/"))
        plan.connectTimeout = long
        change(&plan)
        return plan
    }

    private static func plan(
        _ port: UInt16 = 80, _ change: (inout ConnectionPlan) -> Void = { _ in }
    ) -> ConnectionPlan { plan("127.0.0.1", port, change) }

    private static func connector(_ plan: ConnectionPlan, within span: Duration = long, interrupts: Interrupts = .none)
        -> Connector
    {
        Connector(plan, until: MonotonicClock.now() + span, interrupts: interrupts)
    }

    private static func attempt(_ connector: inout Connector, reading count: Int = 0) -> Seen {
        var seen = Seen(record: ConnectionRecord(connector.plan))
        guard var stream = connector.connect(&seen.record) else { return seen }
        seen.isConnected = true
        var bytes = ByteBuffer()
        while bytes.count < count {
            let read = stream.read(into: &bytes, upTo: count - bytes.count, until: MonotonicClock.now() + long)
            guard case .bytes = read else { break }
        }
        seen.greeting = String(decoding: bytes.bytes, as: UTF8.self)
        return seen
    }

    private static func connect(_ plan: ConnectionPlan, reading count: Int = 0) -> Seen {
        var connector = Self.connector(plan)
        return attempt(&connector, reading: count)
    }

    private static func proxy(
        _ kind: ProxyPlan.Kind, _ port: UInt16, host: String = "127.0.0.1", credentials: String? = nil
    ) -> ProxyPlan {
        ProxyPlan(
            kind: kind, server: HostPort(host: host, port: port), credentials: credentials.map { Secret($0) },
            facts: ProxyFacts(url: "http://\(host):\(port)", source: "--proxy"))
    }

    // MARK: - Without a proxy

    @Test("straight to the address") func direct() throws {
        let server = try WireServer(.text("hi"), .hold)
        let seen = Self.connect(Self.plan(server.port), reading: 2)
        #expect(seen.greeting == "hi")
        #expect(seen.record.resolution.facts?.addresses == ["127.0.0.1"])
        #expect(seen.record.connect.facts?.connected?.address == "127.0.0.1:\(server.port)")
        #expect(seen.record.proxy.notRun == .notApplicable && seen.record.tls.notRun == .notApplicable)
        #expect(seen.record.failed == nil)
    }

    @Test("a pin gives the addresses, for its own port alone, of the family that is wanted") func pins() throws {
        let server = try WireServer(.text("hi"), .hold)
        let pinned = Self.plan("relay.invalid", server.port) { plan in
            plan.pins = [
                .init(host: "relay.invalid", port: 1, addresses: ["192.0.2.1"]),
                .init(host: "relay.invalid", port: server.port, addresses: ["::1", "127.0.0.1"]),
            ]
            plan.family = .v4
        }
        let seen = Self.connect(pinned, reading: 2)
        #expect(seen.greeting == "hi" && seen.record.resolution.facts?.addresses == ["127.0.0.1"])
        var other = pinned
        other.pins[1] = .init(host: "relay.invalid", port: server.port, addresses: ["127.0.0.1"])
        other.family = .v6
        let failed = Self.connect(other)
        #expect(!failed.isConnected && failed.record.failed == .dns)
        #expect(failed.record.outcome == .unreachable("no address"))
    }

    @Test("the first detour that fits leads elsewhere, and TLS is not told") func detours() throws {
        let server = try WireServer(.text("hi"), .hold)
        let plan = Self.plan("relay.invalid", 1) { plan in
            plan.detours = [
                .init(host: "other.invalid", port: 0, toHost: "192.0.2.1", toPort: 1),
                .init(host: "relay.invalid", port: 2, toHost: "192.0.2.1", toPort: 1),
                .init(host: "", port: 1, toHost: "127.0.0.1", toPort: server.port),
                .init(host: "", port: 0, toHost: "192.0.2.1", toPort: 1),
            ]
        }
        #expect(Self.connect(plan, reading: 2).greeting == "hi")
        #expect(plan.destination == HostPort(host: "127.0.0.1", port: server.port))
        #expect(plan.address.hostHeader == "relay.invalid:1")
    }

    @Test("an empty side of a detour keeps what it was") func openDetours() {
        let plan = Self.plan("h.test", 80) { $0.detours = [.init(host: "", port: 0, toHost: "", toPort: 81)] }
        #expect(plan.destination == HostPort(host: "h.test", port: 81))
    }

    @Test("a Unix-domain socket needs no name") func unixSocket() throws {
        let directory = TemporaryDirectory()
        let path = directory.file("s")
        let server = try WireServer([[.text("hi"), .hold]], unixSocket: path)
        let seen = Self.connect(Self.plan("relay.invalid", 1) { $0.unixSocket = path }, reading: 2)
        withExtendedLifetime(server) {}
        #expect(seen.greeting == "hi" && seen.record.resolution.notRun == .notApplicable)
        let absent = Self.connect(Self.plan { $0.unixSocket = directory.file("none") })
        #expect(absent.record.failed == .tcp)
    }

    @Test("the address that worked is dialled first from then on, and no name is asked again") func worked() throws {
        let server = try WireServer([[.text("hi"), .hold], [.text("ho"), .hold]])
        var connector = Self.connector(
            Self.plan("relay.invalid", server.port) { plan in
                // Nobody listens on the other address of this machine.
                plan.pins = [.init(host: "relay.invalid", port: server.port, addresses: ["127.0.0.2", "127.0.0.1"])]
            })
        let first = Self.attempt(&connector, reading: 2)
        #expect(first.record.connect.facts?.attempts.count == 2)
        #expect(connector.addresses == ["127.0.0.1", "127.0.0.2"])
        let second = Self.attempt(&connector, reading: 2)
        #expect(second.greeting == "ho" && second.record.connect.facts?.attempts.count == 1)
        #expect(second.record.resolution == first.record.resolution)
    }

    @Test("a port that nobody listens on") func refused() throws {
        let port = try WireServer.closedPort()
        let seen = Self.connect(Self.plan(port))
        #expect(!seen.isConnected && seen.record.failed == .tcp)
        #expect(seen.record.outcome == .unreachable("127.0.0.1:\(port) refused"))
    }

    // MARK: - Through a proxy

    @Test("CONNECT, its answer byte by byte", arguments: [nil, "user:pa:ss"]) func http(credentials: String?) throws {
        let answer = Array("HTTP/1.1 200 Connection established\r\nVia: p\r\n\r\nhi".utf8)
        let proxy = try WireServer(.readRequest, .drip(answer, milliseconds: 1), .hold)
        let seen = Self.connect(
            Self.plan("relay.invalid", 8000) { $0.proxy = Self.proxy(.http, proxy.port, credentials: credentials) },
            reading: 2)
        #expect(seen.greeting == "hi" && seen.record.proxy.facts == .tunnel)
        let authorization = credentials == nil ? "" : "Proxy-Authorization: Basic dXNlcjpwYTpzcw==\r\n"
        #expect(
            proxy.received == [
                "CONNECT relay.invalid:8000 HTTP/1.1\r\nHost: relay.invalid:8000\r\n\(authorization)\r\n"
            ])
    }

    /// The dialogue of RFC 1928 with a name or an address, and with a password (RFC 1929).
    private static let dialogues: [(ProxyPlan.Kind, String, String?, [[UInt8]])] = [
        (.socks5h, "h.invalid", nil, [[5, 1, 0], [5, 1, 0, 3, 9] + Array("h.invalid".utf8) + [0x1f, 0x40]]),
        (.socks5, "pinned.invalid", nil, [[5, 1, 0], [5, 1, 0, 1, 127, 0, 0, 9, 0x1f, 0x40]]),
        (.socks5h, "127.0.0.1", nil, [[5, 1, 0], [5, 1, 0, 1, 127, 0, 0, 1, 0x1f, 0x40]]),
        (
            .socks5h, "h.invalid", "u:p:w",
            [
                [5, 2, 0, 2], [1, 1] + Array("u".utf8) + [3] + Array("p:w".utf8),
                [5, 1, 0, 3, 9] + Array("h.invalid".utf8) + [0x1f, 0x40],
            ]
        ),
    ]

    @Test("SOCKS5 and SOCKS5h, the answers byte by byte", arguments: dialogues)
    func socks(kind: ProxyPlan.Kind, host: String, credentials: String?, said: [[UInt8]]) throws {
        let answers: [[UInt8]] =
            (credentials == nil ? [[5, 0]] : [[5, 2], [1, 0]]) + [[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]]
        var steps: [WireServer.Step] = []
        var count = 0
        for (question, answer) in zip(said, answers) {
            count += question.count
            steps += [.read(count), .drip(answer, milliseconds: 1)]
        }
        let proxy = try WireServer([steps + [.text("hi"), .hold]])
        let seen = Self.connect(
            Self.plan(host, 8000) { plan in
                plan.proxy = Self.proxy(kind, proxy.port, credentials: credentials)
                plan.pins = [.init(host: "pinned.invalid", port: 8000, addresses: ["127.0.0.9"])]
            }, reading: 2)
        #expect(seen.greeting == "hi" && seen.record.proxy.facts == .tunnel)
        #expect(proxy.received.map { Array($0.utf8) } == [said.flatMap(\.self)])
    }

    @Test(
        "a proxy that says no",
        arguments: [
            (
                ProxyPlan.Kind.http, [.readRequest, .text("HTTP/1.1 403 Filtered\r\n\r\n")],
                .refused(status: 403, reason: "Filtered")
            ),
            (.http, [.readRequest, .text("HTTP/1.1 407 Auth\r\n\r\n")], .authenticationRefused),
            (.http, [.readRequest, .text("SSH-2.0-x\r\n")], .notAProxy), (.http, [.readRequest], .closed),
            (.socks5h, [.read(3), .send([5, 255])], .authenticationRefused),
            (
                .socks5h, [.read(3), .send([5, 0]), .read(17), .send([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])],
                .socks(code: 5, text: "connection refused")
            ),
            (.socks5h, [.read(3), .text("HTTP/1.1 400 Bad Request\r\n\r\n")], .notAProxy),
        ] as [(ProxyPlan.Kind, [WireServer.Step], ProxyFailure)])
    func refusal(kind: ProxyPlan.Kind, steps: [WireServer.Step], failure: ProxyFailure) throws {
        let proxy = try WireServer([steps])
        let seen = Self.connect(Self.plan("h.invalid", 80) { $0.proxy = Self.proxy(kind, proxy.port) })
        #expect(!seen.isConnected && seen.record.failed == .proxy)
        #expect(seen.record.proxy.facts == .failed(failure))
        #expect(seen.record.outcome == .unreachable("the proxy gave no tunnel"))
    }

    @Test("a proxy that cannot be reached has failed as a proxy", arguments: [ProxyPlan.Kind.http, .socks5h, .socks5])
    func unreachable(kind: ProxyPlan.Kind) throws {
        let port = try WireServer.closedPort()
        let seen = Self.connect(
            Self.plan("127.0.0.1", 80, usesTLS: true) { $0.proxy = Self.proxy(kind, port, host: "127.0.0.2") })
        #expect(seen.record.failed == .proxy)
        #expect(seen.record.proxy.facts == .failed(.unreachable("127.0.0.2:\(port) refused")))
        #expect(seen.record.connect.facts?.attempts.count == 1 && seen.record.tls.notRun == .cutShort)
    }

    @Test("a proxy without an address has failed as a proxy, a server without one as a name") func unresolvable() throws
    {
        let nowhere = Self.connect(Self.plan(80) { $0.proxy = Self.proxy(.http, 1, host: "proxy.invalid") })
        #expect(nowhere.record.failed == .proxy)
        #expect(nowhere.record.proxy.facts == .failed(.unreachable("proxy.invalid: no address")))
        let proxy = try WireServer(.hold)
        let lost = Self.connect(Self.plan("h.invalid", 80) { $0.proxy = Self.proxy(.socks5, proxy.port) })
        #expect(lost.record.failed == .dns && lost.record.resolution.facts?.host == "h.invalid")
        #expect(proxy.received.isEmpty)
    }

    @Test("TLS through a tunnel is with the server", arguments: [ProxyPlan.Kind.http, .socks5h]) func tls(
        kind: ProxyPlan.Kind
    ) throws {
        let root = try LocalCertificates.shared.get().root
        let steps: [WireServer.Step] =
            kind == .http
            ? [.readRequest, .text("HTTP/1.1 200 OK\r\n\r\n")]
            : [.read(3), .send([5, 0]), .read(19), .send([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])]
        // A server for each: s_server has one connection at a time.
        func seen(_ change: (inout TLSPlan) -> Void = { _ in }) throws -> Seen {
            let server = try LocalTLSServer()
            let proxy = try WireServer([steps + [.tunnel(to: server.port)]])
            return Self.connect(
                Self.plan("localhost", server.port, usesTLS: true) { plan in
                    plan.proxy = Self.proxy(kind, proxy.port)
                    plan.tls.caFile = root
                    change(&plan.tls)
                })
        }
        let good = try seen()
        guard case .session(let facts)? = good.record.tls.facts else {
            Issue.record("\(good.record)")
            return
        }
        #expect(good.isConnected && facts.verification == .verified && facts.serverName == "localhost")
        // A certificate that does not stand ends it, unless that was asked for.
        #expect(try seen { $0.serverName = "other.test" }.record.failed == .tls)
        let unverified = try seen { tls in
            tls.serverName = "other.test"
            tls.isUnverified = true
        }
        #expect(unverified.isConnected)
    }

    // MARK: - Time and signals

    @Test("the end of the run ends a proxy's silence, and so does the patience of a step", arguments: [true, false])
    func deadline(ofTheRun: Bool) throws {
        let proxy = try WireServer(.hold)
        var connector = Self.connector(
            Self.plan("h.invalid", 80) { $0.proxy = Self.proxy(.http, proxy.port) },
            within: ofTheRun ? .milliseconds(100) : long)
        if !ofTheRun { connector.patience = .milliseconds(100) }
        let seen = Self.attempt(&connector)
        #expect(seen.record.proxy.facts == .failed(.timedOut) && seen.record.failed == .proxy)
    }

    @Test("bytes do not move the deadline") func dripping() throws {
        let proxy = try WireServer(
            .readRequest, .drip([UInt8](repeating: 0x0a, count: 1) + Array("HTTP".utf8), milliseconds: 60))
        var connector = Self.connector(
            Self.plan("h.invalid", 80) { $0.proxy = Self.proxy(.http, proxy.port) }, within: .milliseconds(30))
        let seen = Self.attempt(&connector)
        #expect(seen.record.proxy.facts == .failed(.timedOut))
    }

    @Test("an interrupt ends it without blame") func interrupted() throws {
        let wake = try WakeDescriptor()
        let proxy = try WireServer(.hold)
        wake.signal()
        var connector = Self.connector(
            Self.plan { $0.proxy = Self.proxy(.http, proxy.port) }, interrupts: Interrupts(descriptors: [wake.raw]))
        let seen = Self.attempt(&connector)
        #expect(!seen.isConnected && seen.record.isInterrupted && seen.record.failed == nil)
        #expect(seen.record.outcome == .interrupted)
    }
}
