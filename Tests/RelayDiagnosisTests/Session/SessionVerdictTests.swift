import RelayDiagnosis
import RelayEvidence
import Testing

@Suite struct SessionVerdictTests {
    private static func refused(_ status: Int, _ reason: String, _ fields: [(String, String)] = []) -> Bundle {
        var bundle = Samples.healthy
        bundle.required = [.dns, .tcp, .tls, .upgrade]
        bundle.upgrade = .ran(
            Samples.handshake(.refused(Samples.answer(status, reason, fields))), Samples.span(5, 12))
        return bundle
    }

    static let endings: [(outcome: SessionOutcome, exit: RelayDiagnosis.ExitStatus, mayRetry: Bool)] = [
        (.closed(first: .us, sent: 1000, code: 1000, reason: ""), .healthy, false),
        (.closed(first: .us, sent: 4001, code: 4001, reason: ""), .healthy, false),
        (.closed(first: .us, sent: 1000, code: 1011, reason: ""), .closedWithError, false),
        (.closed(first: .peer, sent: 1000, code: 1000, reason: ""), .healthy, false),
        (.closed(first: .peer, sent: nil, code: nil, reason: ""), .healthy, false),
        (.closed(first: .peer, sent: 1001, code: 1001, reason: ""), .healthy, true),
        (.closed(first: .peer, sent: 1011, code: 1011, reason: "x"), .closedWithError, true),
        (.closed(first: .peer, sent: 1012, code: 1012, reason: ""), .closedWithError, true),
        (.closed(first: .peer, sent: 4000, code: 4000, reason: ""), .closedWithError, true),
        (.closed(first: .peer, sent: 1008, code: 1008, reason: ""), .closedForAuthentication, false),
        (.closed(first: .peer, sent: 4001, code: 4001, reason: ""), .closedForAuthentication, false),
        (.closed(first: .peer, sent: 4401, code: 4401, reason: ""), .closedForAuthentication, false),
        (.closed(first: .peer, sent: 4403, code: 4403, reason: ""), .closedForAuthentication, false),
        (.lost(.ended, afterOurClose: false), .connectionLost, true),
        (.lost(.reset, afterOurClose: true), .connectionLost, true),
        (.failed(.violation("a masked frame")), .protocolViolation, false),
        (.failed(.limit("too long")), .localLimit, false), (.silent, .idle, true),
        (.closeUnanswered, .connectionLost, true), (.signal(2), .interrupted, false),
        (.signal(15), .terminated, false), (.outOfTime, .outOfTime, false), (.readerGone, .healthy, false),
        (.writeFailed("full"), .writeFailed, false), (.readFailed("gone"), .unreadableInput, false),
        (.badInput("message 1 of stdin is not utf-8"), .malformedInput, false),
    ]

    @Test(
        "whatever the server refuses with, there is a command to type next", arguments: [302, 400, 404, 418, 429, 503])
    func next(status: Int) {
        #expect(SessionVerdict.judge(Self.refused(status, "No"), .notOpened).next != nil)
    }

    @Test(
        "so it is when the session ends in trouble",
        arguments: [
            .lost(.ended, afterOurClose: false), .failed(.violation("a masked frame")), .silent, .closeUnanswered,
            .closed(first: .peer, sent: 4000, code: 4000, reason: ""),
        ] as [SessionOutcome])
    func next(outcome: SessionOutcome) {
        #expect(SessionVerdict.judge(Samples.healthy, outcome).next != nil)
    }

    @Test("a limit of this end is raised here, not looked for in the server's log")
    func ownLimit() {
        var bundle = Samples.healthy
        bundle.target.name = "--env-file app/.env"
        let verdict = SessionVerdict.judge(bundle, .failed(.limit("a message of more than 2 bytes")))
        #expect(verdict.next == "relayctl ws connect --env-file app/.env --max-message-size 64MiB")
        var stopped = Samples.healthy
        stopped.session = .ran(Samples.session(.limit("a message of more than 2 bytes")), Samples.span(19, 20))
        let finding = Diagnosis.judge(stopped).findings.first
        #expect(finding?.code == .sessionLost && finding?.untested == [])
        #expect(finding?.remedies.first?.command?.hasSuffix("--max-message-size 64MiB") == true)
        #expect(SessionVerdict.judge(bundle, .silent).next == "relayctl probe --env-file app/.env")
    }

    @Test(
        "a message over Daphne's limit is named, one of the limit is not",
        arguments: [(1 << 20, false), ((1 << 20) + 1, true)])
    func overSize(longest: Int, isNamed: Bool) {
        let verdict = SessionVerdict.judge(
            Samples.healthy, .lost(.reset, afterOurClose: true, longestSent: longest))
        #expect(verdict.cause?.contains("Daphne drops more than 1 MiB") == isNamed)
    }

    @Test("every ending has its class, and says so unless all went well", arguments: endings)
    func ending(row: (outcome: SessionOutcome, exit: RelayDiagnosis.ExitStatus, mayRetry: Bool)) {
        let verdict = SessionVerdict.judge(Samples.healthy, row.outcome)
        #expect(verdict.exit == row.exit)
        #expect((verdict.cause == nil) == (row.exit == .healthy))
        #expect(verdict.mayRetry(row.outcome) == row.mayRetry)
    }

    @Test("the reason of a Close is escaped")
    func reason() {
        let verdict = SessionVerdict.judge(
            Samples.healthy, .closed(first: .peer, sent: 1011, code: 1011, reason: "\u{1b}[2J"))
        #expect(verdict.cause == #"session: closed with 1011 \u{1b}[2J: ws://localhost:8000/ws/chat/test-room/"#)
    }

    @Test(
        "a refused upgrade keeps the class of the probe",
        arguments: [
            (401, RelayDiagnosis.ExitStatus.refusedForAuthentication, false), (403, .refusedForAuthentication, false),
            (404, .notWebSocket, false), (429, .throttled, true), (502, .serverError, true), (302, .redirect, false),
            (418, .refused, true),
        ])
    func refusals(status: Int, exit: RelayDiagnosis.ExitStatus, mayRetry: Bool) {
        let verdict = SessionVerdict.judge(Self.refused(status, "No"), .notOpened)
        #expect(verdict.exit == exit)
        #expect(verdict.stage == .upgrade)
        #expect(verdict.cause?.hasPrefix("upgrade: \(status)") == true)
        #expect(verdict.mayRetry(.notOpened) == mayRetry)
    }
}

@Suite struct SendingVerdictTests {
    private static let ours = SessionOutcome.closed(first: .us, sent: 1000, code: 1000, reason: "")
    private static func theirs(_ code: UInt16) -> SessionOutcome {
        .closed(first: .peer, sent: code, code: code, reason: "")
    }

    static let rows: [(outcome: SessionOutcome, sent: SendOutcome, close: UInt16?, exit: RelayDiagnosis.ExitStatus)] = [
        (ours, .proven, nil, .healthy), (ours, .unproven, nil, .healthy), (ours, .met, nil, .healthy),
        (theirs(1000), .unproven, nil, .healthy), (theirs(1011), .proven, nil, .closedWithError),
        (.closeUnanswered, .proven, nil, .healthy), (.closeUnanswered, .unproven, nil, .idle),
        (.lost(.ended, afterOurClose: true), .proven, nil, .healthy),
        (.lost(.ended, afterOurClose: false), .proven, nil, .connectionLost),
        (.lost(.ended, afterOurClose: false), .unsent, nil, .connectionLost),
        (ours, .unmet(["--expect 'x'"]), nil, .answerIsNo), (.closeUnanswered, .unmet(["x"]), nil, .answerIsNo),
        (theirs(1000), .unmet(["x"]), nil, .answerIsNo), (theirs(4001), .unmet(["x"]), nil, .closedForAuthentication),
        (.lost(.reset, afterOurClose: false), .unmet(["x"]), nil, .connectionLost),
        (ours, .rejected("--reject 'x'"), nil, .answerIsNo), (theirs(1011), .met, nil, .closedWithError),
        (theirs(4401), .met, 4401, .healthy), (theirs(1011), .unmet(["--expect-close 4401"]), 4401, .closedWithError),
        (ours, .unmet(["--expect-close 4401"]), 4401, .answerIsNo), (.outOfTime, .met, nil, .outOfTime),
        (.signal(2), .met, nil, .interrupted), (theirs(1000), .unsent, nil, .closedWithError),
    ]

    @Test("an early failure keeps its class; 1 only if the session ran", arguments: rows)
    func verdict(row: (outcome: SessionOutcome, sent: SendOutcome, close: UInt16?, exit: RelayDiagnosis.ExitStatus)) {
        let verdict = SessionVerdict.judge(
            Samples.healthy, row.outcome, sending: row.sent, expectingStatus: nil, close: row.close)
        #expect(verdict.exit == row.exit)
    }

    @Test("the expected status", arguments: [(403, RelayDiagnosis.ExitStatus.healthy), (401, .answerIsNo)])
    func status(expected: Int, exit: RelayDiagnosis.ExitStatus) {
        var bundle = Samples.healthy
        bundle.upgrade = .ran(Samples.handshake(.refused(Samples.answer(403, "Access denied"))), Samples.span(5, 12))
        let verdict = SessionVerdict.judge(
            bundle, .notOpened, sending: .unsent, expectingStatus: expected, close: nil)
        #expect(verdict.exit == exit)
    }
}
