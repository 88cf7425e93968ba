import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// Reports whose texts are written out in full in the tests.
enum Samples {
    /// 2026-01-01T00:00:00.250Z
    static let now = UnixTime(seconds: 1_767_225_600, nanoseconds: 250_000_000)

    private static func at(_ microseconds: Int64) -> Instant { Instant(nanoseconds: microseconds * 1000) }
    private static func span(_ began: Int64, _ ended: Int64) -> StageSpan {
        StageSpan(began: at(began), ended: at(ended))
    }

    private static func answer(_ status: Int, _ reason: String, _ server: String? = nil, body: String = "") -> HTTPFacts
    {
        HTTPFacts(
            status: status, reason: reason, fields: server.map { [.init(name: "Server", value: $0)] } ?? [],
            body: Array(body.utf8))
    }

    private static func handshake(_ outcome: HandshakeFacts.Outcome) -> HandshakeFacts {
        HandshakeFacts(
            origin: "http://localhost:8000", offeredSubprotocols: ["Bearer", "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>"],
            tokenMode: "subprotocol", outcome: outcome, elapsed: .microseconds(7100), peer: "127.0.0.1:8000")
    }

    private static func token(expires: Int64) -> TokenFacts {
        let token = DecodedToken(
            algorithm: "HS256", tokenType: "access", userID: "1", expires: expires, notBefore: nil, issuedAt: nil,
            hasID: true)
        return TokenFacts(
            reading: .decoded(token), mask: "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>", source: "--token-file",
            judgedAt: now)
    }

    static var healthyBundle: Bundle {
        var bundle = Bundle(
            target: TargetFacts(
                url: "ws://localhost:8000/ws/chat/test-room/", apiOrigin: "http://localhost:8000",
                origin: "http://localhost:8000", originSource: "derived", room: "test-room",
                name: "http://localhost:8000", usesTLS: false),
            startedAt: now, began: at(0), required: [.dns, .tcp, .upgrade, .session, .echo, .broadcast])
        bundle.ended = at(320_000)
        bundle.resolution = .ran(
            Resolution(host: "localhost", outcome: .addresses(["127.0.0.1", "::1"]), began: at(0), ended: at(200)),
            span(0, 200))
        bundle.connect = .ran(
            ConnectFacts(attempts: [
                ConnectAttempt(address: "[::1]:8000", outcome: .refused, began: at(200), ended: at(250)),
                ConnectAttempt(address: "127.0.0.1:8000", outcome: .connected, began: at(250), ended: at(300)),
            ]), span(200, 300))
        bundle.http = .ran(.answered(answer(401, "Unauthorized", "daphne")), span(300, 5100))
        bundle.login = .notRun(.missing("a token was given"))
        bundle.token = .ran(token(expires: now.seconds + 2520), span(5100, 5200))
        bundle.me = .ran(.answered(answer(200, "OK", body: #"{"username":"testuser"}"#)), span(5200, 10_400))
        bundle.upgrade = .ran(
            handshake(.open(answer(101, "Switching Protocols", "daphne"), subprotocol: "Bearer")), span(10_400, 17_500))
        bundle.session = .ran(
            SessionFacts(watched: .milliseconds(250), ending: nil, pingRoundTrip: .microseconds(900), greetings: 0),
            span(17_500, 267_500))
        bundle.echo = .ran(RoundTrip(outcome: .returned(after: .microseconds(2500))), span(267_500, 270_000))
        bundle.broadcast = .ran(
            BroadcastFacts(pairs: [
                RoundTrip(outcome: .returned(after: .milliseconds(3))),
                RoundTrip(outcome: .returned(after: .milliseconds(4))),
            ]), span(270_000, 320_000))
        bundle.redis = .notRun(.notApplicable)
        return bundle
    }

    static var expiredBundle: Bundle {
        var bundle = healthyBundle
        bundle.ended = at(17_600)
        bundle.token = .ran(token(expires: now.seconds - 724), span(5100, 5200))
        let body = """
            {"detail":"Given token not valid for any token type","code":"token_not_valid",\
            "messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is expired"}]}
            """
        bundle.me = .ran(.answered(answer(401, "Unauthorized", "daphne", body: body)), span(5200, 10_400))
        bundle.upgrade = .ran(handshake(.refused(answer(403, "Access denied"))), span(10_400, 17_500))
        bundle.session = .notRun(.needs(.upgrade))
        bundle.echo = .notRun(.needs(.upgrade))
        bundle.broadcast = .notRun(.needs(.upgrade))
        return bundle
    }

    static let healthy = Diagnosis.judge(healthyBundle)
    static let expired = Diagnosis.judge(expiredBundle)
}

extension Samples {
    /// A report whose title and code fill more than a line.
    static let wordy: Report = {
        var bundle = expiredBundle
        let fault = HandshakeFault(kind: .subprotocolNotOffered, text: "the subprotocol chat was not offered")
        bundle.upgrade = .ran(
            HandshakeFacts(
                origin: nil, offeredSubprotocols: ["Bearer"], tokenMode: "subprotocol",
                outcome: .invalid(
                    HTTPFacts(status: 101, reason: "", fields: [], body: []), violations: [fault]),
                elapsed: .milliseconds(7), peer: "127.0.0.1:8000"),
            StageSpan(began: Instant(nanoseconds: 0), ended: Instant(nanoseconds: 7_000_000)))
        return Diagnosis.judge(bundle)
    }()
}
