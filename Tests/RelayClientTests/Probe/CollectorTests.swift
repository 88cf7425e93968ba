import RelayBytes
import RelayClient
import RelayEvidence
import RelayHost
import RelayRESP
import RelayTestSupport
import Testing

/// The evidence of a probe against raw servers.
@Suite struct CollectorTests {
    private static let upgradeAlone: Set<StageName> = [.http, .login, .token, .me, .redis]

    private func plan(
        port: UInt16, host: String = "127.0.0.1", usesTLS: Bool = false, leftOut: Set<StageName> = upgradeAlone,
        _ change: (inout ProbePlan) -> Void = { _ in }
    ) -> ProbePlan {
        let address = ServiceAddress(host: host, port: port, usesTLS: usesTLS, socketTarget: "/ws/chat/test-room/")
        let target = TargetFacts(
            url: address.socketURL, apiOrigin: address.apiOrigin, origin: address.apiOrigin, originSource: "derived",
            room: "test-room", name: host, usesTLS: usesTLS)
        var plan = ProbePlan(
            connection: ConnectionPlan(to: address), handshake: HandshakePlan(userAgent: "test"), target: target)
        plan.handshake.origin = address.apiOrigin
        plan.leftOut = leftOut
        plan.closeTimeout = .milliseconds(200)
        change(&plan)
        return plan
    }

    private func collect(_ plan: ProbePlan) -> (Bundle, Duration) {
        let began = MonotonicClock.now()
        let bundle = Collector.collect(plan, interrupts: .none)
        return (bundle, MonotonicClock.now() - began)
    }

    /// The first connection shows that the way is open; the second carries the handshake.
    private func outcome(
        _ steps: WireServer.Step..., change: (inout ProbePlan) -> Void = { _ in }
    ) throws -> HandshakeFacts.Outcome {
        let server = try WireServer([[.hold], steps])
        let (bundle, _) = collect(plan(port: server.port, change))
        withExtendedLifetime(server) {}
        #expect(bundle.notRun(.session) == .needs(.upgrade) && bundle.notRun(.broadcast) == .needs(.upgrade))
        return try #require(bundle.upgrade.facts?.outcome)
    }

    @Test("refused: status, reason, masked headers and the start of the body") func refused() throws {
        let outcome = try outcome(
            .readRequest, .text("HTTP/1.1 403 Access denied\r\nSet-Cookie: a=b\r\nContent-Length: 4\r\n\r\nbody"))
        guard case .refused(let facts) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(facts.status == 403 && facts.reason == "Access denied")
        #expect(facts.field("set-cookie") == "***")
        #expect(facts.body == Array("body".utf8))
    }

    @Test("refused as Daphne does it: no headers, FIN") func daphne() throws {
        let outcome = try outcome(.readRequest, .text("HTTP/1.1 403 Access denied\r\n\r\n"))
        #expect(outcome == .refused(HTTPFacts(status: 403, reason: "Access denied", fields: [], body: [])))
    }

    @Test("invalid: a 101 whose Accept is another's") func invalid() throws {
        let outcome = try outcome(.readRequest, .text(Wire.accepted))
        guard case .invalid(let facts, let faults) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(facts.status == 101 && faults.map(\.kind) == [.accept])
    }

    @Test("closed, reset and foreign") func lost() throws {
        #expect(try outcome(.readRequest) == .closed(received: 0))
        #expect(try outcome(.readRequest, .reset) == .reset(received: 0))
        #expect(try outcome(.readRequest, .text("HTTP/1.1 40")) == .closed(received: 11))
        guard case .notHTTP(let bytes) = try outcome(.readRequest, .text("-ERR wrong protocol\r\n")) else {
            Issue.record("it was HTTP")
            return
        }
        #expect(bytes.starts(with: Array("-ERR".utf8)))
    }

    @Test("silent: until the handshake's deadline, also byte by byte") func silent() throws {
        let began = MonotonicClock.now()
        #expect(try outcome(.readRequest, .hold) { $0.handshakeTimeout = .milliseconds(200) } == .silent(received: 0))
        let slow = try outcome(.readRequest, .drip(Array("HTTP/1.1 101".utf8), milliseconds: 60), .hold) {
            $0.handshakeTimeout = .milliseconds(200)
        }
        guard case .silent(let received) = slow else {
            Issue.record("\(slow)")
            return
        }
        #expect(received < 12)
        #expect(MonotonicClock.now() - began < .seconds(4))
    }

    @Test("the whole run's deadline ends a silent handshake and is noted") func outOfTime() throws {
        let server = try WireServer([[.hold], [.readRequest, .hold]])
        let (bundle, took) = collect(
            plan(port: server.port) { $0.deadline = MonotonicClock.now() + .milliseconds(300) })
        #expect(bundle.ranOutOfTime)
        #expect(bundle.upgrade.facts?.outcome == .silent(received: 0))
        #expect(took >= .milliseconds(250) && took < .seconds(3))
    }

    @Test("a closed port, and what needs it", arguments: [false, true]) func closedPort(usesTLS: Bool) throws {
        let port = try WireServer.closedPort()
        let (bundle, _) = collect(plan(port: port, usesTLS: usesTLS))
        #expect(bundle.connect.facts?.attempts.map(\.outcome) == [.refused])
        #expect(bundle.notRun(.upgrade) == .needs(.tcp))
        #expect(bundle.notRun(.tls) == (usesTLS ? .needs(.tcp) : .notApplicable))
        #expect(bundle.notRun(.http) == .leftOut && bundle.notRun(.echo) == .needs(.tcp))
    }

    @Test("TLS to a server that speaks plain HTTP") func plainPort() throws {
        let server = try WireServer(.read(1), .text("HTTP/1.1 400 Bad Request\r\n\r\n"))
        let (bundle, _) = collect(plan(port: server.port, usesTLS: true))
        guard case .failed(.notTLS)? = bundle.tls.facts else {
            Issue.record("\(String(describing: bundle.tls))")
            return
        }
        #expect(bundle.notRun(.upgrade) == .needs(.tls))
    }

    @Test("a token that cannot be sent is never sent", arguments: ["", "a b", "a,b"]) func unsendable(text: String)
        throws
    {
        let server = try WireServer([[.hold], [.readRequest, .hold]])
        let (bundle, _) = collect(
            plan(port: server.port, leftOut: [.http, .me, .redis]) {
                $0.token = GivenToken(token: Secret(text), source: "--token")
            })
        #expect(bundle.notRun(.upgrade) == .needs(.token) && bundle.notRun(.session) == .needs(.upgrade))
        #expect(bundle.token.facts?.decoded == nil && bundle.token.facts != nil)
        #expect(!server.received.contains { $0.contains("GET") })
    }

    @Test("a server that reflects the token does not get it into the evidence") func reflected() throws {
        let token = "opaque-token-0001-0002"
        let answer = "HTTP/1.1 403 \(token)\r\nX-Seen: \(token)\r\nContent-Length: \(token.utf8.count)\r\n\r\n\(token)"
        let server = try WireServer([[.hold], [.readRequest, .text(answer)]])
        let (bundle, _) = collect(
            plan(port: server.port, leftOut: [.http, .token, .me, .redis]) {
                $0.token = GivenToken(token: Secret(token), source: "--token")
            })
        #expect(server.received.contains { $0.contains(token) }, "it was sent")
        #expect(!"\(bundle)".contains(token))
        guard case .refused(let facts)? = bundle.upgrade.facts?.outcome else {
            Issue.record("not refused")
            return
        }
        #expect(!String(decoding: facts.body, as: UTF8.self).contains(token))
    }

    @Test("open, echo and broadcast come back") func open() throws {
        // The server hears one connection at a time: the broadcast is left out.
        let server = try UpgradingServer(sends: [], echoes: true)
        let (bundle, _) = collect(plan(port: server.port, leftOut: Self.upgradeAlone.union([.broadcast])))
        #expect(bundle.upgrade.facts?.isOpen == true)
        #expect(bundle.session.facts?.ending == nil && bundle.session.facts?.pingRoundTrip != nil)
        guard case .returned? = bundle.echo.facts?.outcome else {
            Issue.record("\(String(describing: bundle.echo))")
            return
        }
    }

    @Test(
        "an early Close, a broken rule, FIN",
        arguments: [
            ([0x88, 0x02, 0x0f, 0xa1], SessionEnding.closed(code: 4001, reason: "")),
            ([0x88, 0x00], .closed(code: nil, reason: "")),
            ([], .ended),
        ] as [([UInt8], SessionEnding)])
    func endings(bytes: [UInt8], ending: SessionEnding) throws {
        let server = try UpgradingServer(sends: bytes, closes: true)
        let (bundle, _) = collect(plan(port: server.port))
        #expect(bundle.upgrade.facts?.isOpen == true)
        #expect(bundle.session.facts?.ending == ending)
        #expect(bundle.notRun(.echo) == .needs(.session))
    }

    @Test("a flood of messages does not hold the probe", arguments: [[0x81, 0x01, 0x78], [0x8a, 0x00]] as [[UInt8]])
    func flood(frame: [UInt8]) throws {
        let server = try UpgradingServer(sends: Array(repeating: frame, count: 4096).flatMap { $0 }, forever: true)
        let (bundle, took) = collect(
            plan(port: server.port) {
                $0.messageTimeout = .milliseconds(300)
                $0.handshakeTimeout = .seconds(2)
            })
        #expect(bundle.upgrade.facts?.isOpen == true)
        guard case .missing? = bundle.echo.facts?.outcome else {
            Issue.record("\(String(describing: bundle.echo))")
            return
        }
        #expect(took < .seconds(8))
    }

    @Test("a message that does not come back") func missing() throws {
        let server = try UpgradingServer(sends: Wire.text("welcome"))
        let (bundle, _) = collect(plan(port: server.port) { $0.messageTimeout = .milliseconds(200) })
        guard case .missing(let waited, _)? = bundle.echo.facts?.outcome else {
            Issue.record("\(String(describing: bundle.echo))")
            return
        }
        #expect(waited >= .milliseconds(200) && waited < .seconds(3))
        #expect(bundle.session.facts?.greetings == 1 && bundle.session.facts?.pingRoundTrip == nil)
        #expect(bundle.notRun(.broadcast) == .needs(.echo))
    }

    @Test("an interrupt ends the run at once") func interrupted() throws {
        let wake = try WakeDescriptor()
        wake.signal()
        let server = try WireServer([[.hold], [.readRequest, .hold]])
        let began = MonotonicClock.now()
        let bundle = Collector.collect(plan(port: server.port), interrupts: Interrupts(descriptors: [wake.raw]))
        #expect(bundle.upgrade.facts?.isOpen != true)
        #expect(MonotonicClock.now() - began < .seconds(3))
    }

    @Test("the credentials of the login give the token; neither is in the evidence") func login() throws {
        let pair = #"{"access":"header.payload.signature-of-it","refresh":"refresh-token-0001"}"#
        let server = try WireServer([
            [.hold],
            [
                .readRequest,
                .text("HTTP/1.1 200 OK\r\nContent-Length: \(pair.utf8.count)\r\nConnection: close\r\n\r\n\(pair)"),
            ],
            [.readRequest, .text("HTTP/1.1 403 Access denied\r\n\r\n")],
        ])
        let (bundle, _) = collect(
            plan(port: server.port, leftOut: [.http, .me, .redis]) {
                $0.credentials = Credentials(username: "testuser", password: Secret("hunter22!"))
            })
        #expect(bundle.login.facts?.outcome == .accepted && bundle.login.facts?.username == "testuser")
        #expect(
            server.received.last?.contains("Sec-WebSocket-Protocol: Bearer, header.payload.signature-of-it") == true)
        let text = "\(bundle)"
        for secret in ["hunter22", "signature-of-it", "refresh-token-0001"] { #expect(!text.contains(secret)) }
    }

    @Test("credentials that are refused end the climb") func loginRefused() throws {
        let said = #"{"detail":"No active account found with the given credentials"}"#
        let server = try WireServer([
            [.hold],
            [
                .readRequest,
                .text(
                    "HTTP/1.1 401 Unauthorized\r\nContent-Length: \(said.utf8.count)\r\nConnection: close\r\n\r\n\(said)"
                ),
            ],
        ])
        let (bundle, _) = collect(
            plan(port: server.port, leftOut: [.http, .redis]) {
                $0.credentials = Credentials(username: "testuser", password: Secret("wrong-one"))
            })
        #expect(bundle.login.facts?.outcome == .refused(detail: "No active account found with the given credentials"))
        for stage in [StageName.token, .me, .upgrade] { #expect(bundle.notRun(stage) == .needs(.login)) }
    }
}
