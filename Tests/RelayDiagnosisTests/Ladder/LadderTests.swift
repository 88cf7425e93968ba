import RelayBytes
import RelayDiagnosis
import RelayEvidence
import Testing

/// A stage of some evidence, and how it is shown.
struct Rung: Sendable, CustomTestStringConvertible {
    let stage: StageName
    let bundle: Bundle
    let status: StageReport.Status
    let summary: String
    let exit: Int32?

    init(
        _ stage: StageName, _ bundle: Bundle, _ status: StageReport.Status, _ summary: String, _ exit: Int32? = nil
    ) {
        self.stage = stage
        self.bundle = bundle
        self.status = status
        self.summary = summary
        self.exit = exit
    }

    var testDescription: String { "\(stage.rawValue): \(summary)" }

    private static let healthy = Samples.healthy

    static let ok: [Rung] = [
        Rung(.dns, healthy, .ok, "127.0.0.1"),
        Rung(.dns, resolved(["127.0.0.1", "::1"]), .ok, "127.0.0.1 and ::1"),
        Rung(.dns, resolved(["a", "b", "c", "d", "e"]), .ok, "a, b, c and 2 more"),
        Rung(.tcp, healthy, .ok, "127.0.0.1:8000"),
        Rung(.tls, Samples.secure, .ok, "TLSv1.3, certificate of api.relaydesk.test until 2026-04-01"),
        Rung(.http, healthy, .ok, "401 without a token, Daphne"),
        Rung(.token, healthy, .ok, "access token of user 1, ends in 42m"),
        Rung(.me, healthy, .ok, "200 testuser"),
        Rung(.upgrade, healthy, .ok, "101, subprotocol Bearer"),
        Rung(.session, healthy, .ok, "stays open, Pong after 1.0 ms"),
        Rung(.echo, healthy, .ok, "back after 2.0 ms"),
        Rung(.broadcast, healthy, .ok, "2 of 2 heard, 2.0 ms at most"),
        Rung(.redis, healthy, .ok, "PONG, a join is counted"),
    ]

    private static func proxied(_ outcome: ProxyFailure?) -> Bundle {
        healthy.with {
            $0.target.proxy = ProxyFacts(url: "socks5h://[::1]:1080", source: "all_proxy")
            $0.proxy = .ran(outcome.map { .failed($0) } ?? .tunnel, Samples.span(2, 3))
            $0.resolution = .ran(
                Resolution(host: "::1", outcome: .addresses(["::1"]), began: Samples.at(0), ended: Samples.at(0)),
                Samples.span(0, 0))
        }
    }

    private static func redirected(_ leaves: Bool) -> Bundle {
        healthy.with { bundle in
            var facts = Samples.opened
            facts.redirects = [
                RedirectFacts(status: 308, from: "ws://localhost:8000/ws", to: "ws://o.test/ws/", leavesOrigin: leaves)
            ]
            bundle.upgrade = .ran(facts, Samples.span(12, 19))
        }
    }

    static let ways: [Rung] = [
        Rung(.proxy, proxied(nil), .ok, "via socks5h://[::1]:1080 (all_proxy)"),
        Rung(.dns, proxied(nil), .ok, "::1 (the proxy's)"),
        Rung(
            .proxy, proxied(.refused(status: 403, reason: "Fil\u{1b}tered")), .fail,
            #"socks5h://[::1]:1080 (all_proxy): 403 Fil\u{1b}tered"#, 12),
        Rung(
            .proxy, proxied(.authenticationRefused), .fail,
            "socks5h://[::1]:1080 (all_proxy): it wants a user name and password, or refuses those given", 12),
        Rung(.upgrade, redirected(false), .ok, "101, subprotocol Bearer, after a redirect to ws://o.test/ws/"),
        Rung(
            .upgrade, redirected(true), .ok,
            "101, subprotocol Bearer, after a redirect to ws://o.test/ws/, without credentials"),
    ]

    static let skipped: [Rung] = [
        Rung(.proxy, healthy, .skip, "no proxy in use"),
        Rung(.tls, healthy, .skip, "no TLS in a ws:// address"),
        Rung(.login, healthy, .skip, "a token was given"),
        Rung(.echo, healthy.until(.session), .skip, "left out"),
        Rung(.session, healthy.denied(), .skip, "needs upgrade"),
        Rung(.echo, healthy.with { $0.echo = .notRun(.cutShort) }, .skip, "the run ended before it"),
    ]

    static let hostile: [Rung] = [
        Rung(
            .tls,
            Samples.secure.with {
                let answer = Array("HTTP/1.1 400 Bad Request\r\nServer: x".utf8)
                $0.tls = .ran(.failed(.notTLS(firstBytes: answer)), Samples.span(2, 3))
                $0.stop(after: .tls)
            },
            .fail, "the port does not speak TLS: HTTP/1.1 400 Bad Request", 13),
        Rung(
            .http, healthy.with { $0.http = .ran(.answered(Samples.answer(503, "\u{1b}[2J")), Samples.span(2, 7)) },
            .warn,
            #"503 \u{1b}[2J"#, 53),
        Rung(.upgrade, healthy.refused(403, "a\u{202e}b"), .fail, #"403 a\u{202e}b"#, 21),
        Rung(
            .session,
            healthy.with {
                $0.session = .ran(Samples.session(.closed(code: 4001, reason: "\u{9b}2J")), Samples.span(19, 20))
            },
            .fail, #"closed with 4001 \u{9b}2J"#, 32),
        Rung(
            .me,
            healthy.with {
                $0.me = .ran(.answered(Samples.answer(401, body: #"{"detail":"\u001b[31m"}"#)), Samples.span(7, 8))
            },
            .warn, #"401 \u{1b}[31m"#, 40),
    ]

    static let evidence: [Rung] = [
        // Evidence is a warning where a handshake was sent, a failure where none was.
        Rung(.http, answered(400), .warn, "400 does the server know this Host?", 53),
        Rung(.http, answered(400).until(.http), .fail, "400 does the server know this Host?", 53),
        Rung(.http, answered(500), .warn, "500", 53),
        Rung(.http, answered(404), .ok, "404 without a token"),
        Rung(.http, answered(204), .ok, "204 without a token"),
        Rung(.http, answered(403), .warn, "403, hypercorn or uvicorn (wsproto)", 53),
        Rung(
            .http, healthy.with { $0.http = .ran(.failed(.timedOut), Samples.span(2, 7)) }, .warn,
            "no answer within the deadline", 24),
        Rung(
            .http, healthy.with { $0.http = .ran(.failed(.closed("closed without an answer")), Samples.span(2, 7)) },
            .warn, "closed without an answer", 24),
        Rung(
            .token, healthy.denied { $0.change { $0.expires = Samples.now.seconds - 724 } }, .warn,
            "expired 12m 04s ago (exp 23:47:56Z)", 41),
    ]

    private static func resolved(_ addresses: [String]) -> Bundle {
        healthy.with {
            $0.resolution = .ran(
                Resolution(host: "h", outcome: .addresses(addresses), began: Samples.at(0), ended: Samples.at(1)),
                Samples.span(0, 1))
        }
    }

    private static func answered(_ status: Int) -> Bundle {
        healthy.with { $0.http = .ran(.answered(Samples.answer(status)), Samples.span(2, 7)) }
    }
}

@Suite struct LadderTests {
    @Test("stages come in their order, each once") func order() {
        let names = [
            "dns", "tcp", "proxy", "tls", "http", "login", "token", "me", "upgrade", "session", "echo", "broadcast",
            "redis",
        ]
        #expect(Ladder.judge(Samples.healthy).map(\.name.rawValue) == names)
    }

    @Test("a stage as it is shown", arguments: Rung.ok + Rung.ways + Rung.skipped + Rung.hostile + Rung.evidence)
    func judge(rung: Rung) throws {
        let report = try #require(Ladder.judge(rung.bundle).first { $0.name == rung.stage })
        #expect(report.status == rung.status)
        #expect(report.summary == rung.summary)
        #expect(report.exit?.rawValue == rung.exit)
        #expect((report.span == nil) == (rung.status == .skip))
    }

    /// PRODUCT: exit status, rows 20 to 27.
    @Test(
        "the class of a refused upgrade",
        arguments: [
            (200, 22), (204, 20), (301, 26), (307, 26), (400, 20), (401, 21), (403, 21), (404, 22), (410, 20),
            (426, 22),
            (429, 27), (500, 23), (501, 23), (502, 23), (503, 23), (504, 23), (599, 23), (600, 20),
        ])
    func refusal(status: Int, exit: Int32) throws {
        let report = try #require(Ladder.judge(Samples.healthy.refused(status)).first { $0.name == .upgrade })
        #expect(report.status == .fail)
        #expect(report.exit?.rawValue == exit)
    }

    @Test("every failure has an exit status", arguments: Case.all) func exits(row: Case) {
        for stage in Ladder.judge(row.bundle) where stage.status == .fail { #expect(stage.exit != nil) }
    }

    @Test("no summary holds what could drive a terminal", arguments: Case.all) func printable(row: Case) {
        for stage in Ladder.judge(row.bundle) { #expect(Printable.escape(stage.summary) == stage.summary) }
    }
}
