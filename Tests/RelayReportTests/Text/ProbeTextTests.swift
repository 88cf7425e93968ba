import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayReport
import Testing

@Suite struct ProbeTextTests {
    private let terminal = TextStyle(isTerminal: true, hasColor: false)

    @Test("a healthy target at a terminal") func healthyTerminal() {
        #expect(
            ProbeText.render(Samples.healthy, terminal) == """
                ws://localhost:8000/ws/chat/test-room/  origin http://localhost:8000 (derived)

                  ✓ dns         0.2 ms  █                127.0.0.1 and ::1
                  ✓ tcp         0.1 ms  █                127.0.0.1:8000 ([::1]:8000 refused)
                  ✓ http        4.8 ms  █                401 without a token, Daphne
                  - login                                a token was given
                  ✓ token       0.1 ms  █                access token of user 1, ends in 41m 59s
                  ✓ me          5.2 ms  █                200 testuser
                  ✓ upgrade     7.1 ms  █                101, subprotocol Bearer
                  ✓ session     250 ms  ██████████████   stays open, Pong after 0.9 ms
                  ✓ echo        2.5 ms               █   back after 2.5 ms
                  ✓ broadcast    50 ms               ███ 2 of 2 heard, 4.0 ms at most

                healthy in 320 ms, exit 0

                """)
    }

    @Test("a healthy target in a pipe") func healthyPlain() {
        #expect(
            ProbeText.render(Samples.healthy, .plain) == """
                ws://localhost:8000/ws/chat/test-room/  origin http://localhost:8000 (derived)
                ok   dns         0.2 ms  127.0.0.1 and ::1
                ok   tcp         0.1 ms  127.0.0.1:8000 ([::1]:8000 refused)
                ok   http        4.8 ms  401 without a token, Daphne
                skip login               a token was given
                ok   token       0.1 ms  access token of user 1, ends in 41m 59s
                ok   me          5.2 ms  200 testuser
                ok   upgrade     7.1 ms  101, subprotocol Bearer
                ok   session     250 ms  stays open, Pong after 0.9 ms
                ok   echo        2.5 ms  back after 2.5 ms
                ok   broadcast    50 ms  2 of 2 heard, 4.0 ms at most
                healthy in 320 ms, exit 0

                """)
    }

    @Test("an expired token at a terminal") func expiredTerminal() {
        #expect(
            ProbeText.render(Samples.expired, terminal) == """
                ws://localhost:8000/ws/chat/test-room/  origin http://localhost:8000 (derived)

                  ✓ dns         0.2 ms  █                127.0.0.1 and ::1
                  ✓ tcp         0.1 ms  █                127.0.0.1:8000 ([::1]:8000 refused)
                  ✓ http        4.8 ms  █████            401 without a token, Daphne
                  - login                                a token was given
                  ! token       0.1 ms      █            expired 12m 04s ago (exp 23:47:56Z)
                  ! me          5.2 ms      ██████       401 Token is expired
                  ✗ upgrade     7.1 ms           ███████ 403 Access denied, Daphne
                  - session                              needs upgrade
                  - echo                                 needs upgrade
                  - broadcast                            needs upgrade

                ✗ upgrade: the access token has expired                    upgrade.token-expired
                  saw      403 Access denied, Daphne
                  because  its exp is 12m 04s past
                           the API says of it: Token is expired
                  remedy   get a new token

                broken in 18 ms, exit 21
                next: relayctl login http://localhost:8000

                """)
    }

    @Test("an expired token in a pipe") func expiredPlain() {
        #expect(
            ProbeText.render(Samples.expired, .plain) == """
                ws://localhost:8000/ws/chat/test-room/  origin http://localhost:8000 (derived)
                ok   dns         0.2 ms  127.0.0.1 and ::1
                ok   tcp         0.1 ms  127.0.0.1:8000 ([::1]:8000 refused)
                ok   http        4.8 ms  401 without a token, Daphne
                skip login               a token was given
                warn token       0.1 ms  expired 12m 04s ago (exp 23:47:56Z)
                warn me          5.2 ms  401 Token is expired
                FAIL upgrade     7.1 ms  403 Access denied, Daphne
                skip session             needs upgrade
                skip echo                needs upgrade
                skip broadcast           needs upgrade
                error upgrade: the access token has expired  upgrade.token-expired
                saw 403 Access denied, Daphne
                because its exp is 12m 04s past
                because the API says of it: Token is expired
                remedy get a new token
                broken in 18 ms, exit 21
                next: relayctl login http://localhost:8000

                """)
    }

    @Test(
        "plain text is ASCII and the words of the terminal in their order",
        arguments: [Samples.healthy, Samples.expired])
    func sameWords(report: Report) {
        let plain = ProbeText.render(report, .plain)
        #expect(plain.utf8.allSatisfy { $0 < 0x80 })
        // Marks, bars and wrapping are the terminal's own; the code stands behind the title in both.
        let signs: Set<String> = [
            "ok", "skip", "warn", "FAIL", "error", "✓", "-", "!", "✗", "saw", "because", "untested", "remedy",
        ]
        func words(_ text: String) -> [String] {
            text.split { $0 == " " || $0 == "\n" }.map(String.init).filter { !signs.contains($0) && !$0.contains("█") }
        }
        #expect(words(plain) == words(ProbeText.render(report, terminal)))
    }

    @Test("colour adds marks and changes no word", arguments: [Samples.healthy, Samples.expired]) func colour(
        report: Report
    ) {
        for isTerminal in [true, false] {
            let bare = ProbeText.render(report, TextStyle(isTerminal: isTerminal, hasColor: false))
            let coloured = ProbeText.render(report, TextStyle(isTerminal: isTerminal, hasColor: true))
            #expect(coloured != bare && withoutColour(coloured) == bare)
            #expect(!bare.contains("\u{1b}"))
        }
    }

    @Test(
        "no line is wider than the terminal, but for a command", arguments: [80, 120],
        [Samples.healthy, Samples.expired, Samples.wordy])
    func width(columns: Int, report: Report) {
        let text = ProbeText.render(report, TextStyle(isTerminal: true, hasColor: false, columns: columns))
        // The header holds the address, which is not cut.
        for line in text.split(separator: "\n").dropFirst() where !line.hasPrefix("next: ") {
            #expect(line.count <= columns, "\(line)")
        }
    }

    @Test("an interrupted run says so") func interrupted() {
        var bundle = Samples.healthyBundle
        bundle.interruptedBy = 2
        #expect(
            ProbeText.render(Diagnosis.judge(bundle), .plain).hasSuffix(
                "\ninconclusive, interrupted in 320 ms, exit 130\n"))
    }

    @Test("the proxy in use is named first") func proxy() {
        var bundle = Samples.healthyBundle
        bundle.target.proxy = ProxyFacts(url: "http://proxy.test:3128", source: "http_proxy")
        bundle.target.origin = nil
        let first = ProbeText.render(Diagnosis.judge(bundle), .plain).split(separator: "\n").first
        #expect(first == "ws://localhost:8000/ws/chat/test-room/  no origin, via proxy http://proxy.test:3128")
    }

    /// The text without SGR sequences.
    private func withoutColour(_ text: String) -> String {
        text.split(separator: "\u{1b}", omittingEmptySubsequences: false).enumerated().map { index, piece in
            index == 0 ? String(piece) : String(piece.drop { $0 != "m" }.dropFirst())
        }.joined()
    }
}
