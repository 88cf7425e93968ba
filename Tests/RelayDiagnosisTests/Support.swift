import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP
import Testing

/// The evidence of a probe that found nothing wrong, and what rows change in it.
enum Samples {
    /// 2026-01-01T00:00:00Z, the wall clock of every sample.
    static let now = UnixTime(seconds: 1_767_225_600)

    static func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: milliseconds * 1_000_000) }

    static func span(_ began: Int64, _ ended: Int64) -> StageSpan { StageSpan(began: at(began), ended: at(ended)) }

    static let target = TargetFacts(
        url: "ws://localhost:8000/ws/chat/test-room/", apiOrigin: "http://localhost:8000",
        origin: "http://localhost:8000", originSource: "derived", room: "test-room", name: "http://localhost:8000",
        usesTLS: false)

    static func attempt(_ address: String, _ outcome: ConnectAttempt.Outcome) -> ConnectAttempt {
        ConnectAttempt(address: address, outcome: outcome, began: at(1), ended: at(2))
    }

    static func answer(
        _ status: Int, _ reason: String = "", _ fields: [(String, String)] = [], body: String = ""
    ) -> HTTPFacts {
        HTTPFacts(
            status: status, reason: reason, fields: fields.map { HTTPFacts.Field(name: $0.0, value: $0.1) },
            body: Array(body.utf8))
    }

    /// An access token of user 1 that ends in 42 minutes.
    static let token = DecodedToken(
        algorithm: "HS256", tokenType: "access", userID: "1", expires: now.seconds + 2520, notBefore: nil,
        issuedAt: now.seconds - 1080, hasID: true)

    static func facts(_ reading: TokenFacts.Reading) -> TokenFacts {
        TokenFacts(
            reading: reading, mask: "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>", source: "--token-file", judgedAt: now)
    }

    static func handshake(
        _ outcome: HandshakeFacts.Outcome, elapsed: Duration = .milliseconds(7),
        origin: String? = "http://localhost:8000", mode: String = "subprotocol"
    ) -> HandshakeFacts {
        HandshakeFacts(
            origin: origin, offeredSubprotocols: ["Bearer", "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>"], tokenMode: mode,
            outcome: outcome, elapsed: elapsed, peer: "127.0.0.1:8000")
    }

    static let opened = handshake(
        .open(answer(101, "Switching Protocols", [("Server", "daphne")]), subprotocol: "Bearer"))

    static func session(_ ending: SessionEnding? = nil, ping: Duration? = .milliseconds(1)) -> SessionFacts {
        SessionFacts(watched: .milliseconds(250), ending: ending, pingRoundTrip: ping, greetings: 0)
    }

    static func trip(_ outcome: RoundTrip.Outcome) -> RoundTrip { RoundTrip(outcome: outcome) }

    static let heard = trip(.returned(after: .milliseconds(2)))

    static func redis(
        _ failure: RedisFailure? = nil, role: RedisRole? = .master(replicas: 0), info: String = "",
        members: (Int64, Int64)? = (1, 2), attempts: [ConnectAttempt] = []
    ) -> RedisStageFacts {
        RedisStageFacts(
            inspection: RedisFacts(
                url: "redis://localhost:6379/0", resolution: nil, attempts: attempts, tls: nil, dialogue: [],
                role: role, info: RedisInfo(Array(info.utf8)), members: members?.0, failure: failure, began: at(290),
                ended: at(292)),
            members: members.map { .init(key: "asgi:group:chat_test-room", before: $0.0, after: $0.1) },
            source: "--redis")
    }

    /// Every stage of a plain target ran and was well.
    static var healthy: Bundle {
        var bundle = Bundle(
            target: target, startedAt: now, began: at(0),
            required: [.dns, .tcp, .upgrade, .session, .echo, .broadcast, .redis])
        bundle.ended = at(300)
        bundle.resolution = .ran(
            Resolution(host: "localhost", outcome: .addresses(["127.0.0.1"]), began: at(0), ended: at(1)), span(0, 1))
        bundle.connect = .ran(ConnectFacts(attempts: [attempt("127.0.0.1:8000", .connected)]), span(1, 2))
        bundle.http = .ran(.answered(answer(401, "Unauthorized", [("Server", "daphne")])), span(2, 7))
        bundle.login = .notRun(.missing("a token was given"))
        bundle.token = .ran(facts(.decoded(token)), span(7, 7))
        bundle.me = .ran(.answered(answer(200, "OK", body: #"{"id":1,"username":"testuser"}"#)), span(7, 12))
        bundle.upgrade = .ran(opened, span(12, 19))
        bundle.session = .ran(session(), span(19, 269))
        bundle.echo = .ran(heard, span(269, 275))
        bundle.broadcast = .ran(BroadcastFacts(pairs: [heard, heard]), span(275, 290))
        bundle.redis = .ran(redis(), span(290, 292))
        return bundle
    }

    static func certificate(
        _ name: String, issuer: String, notAfter: Int64 = 90 * 86_400, isPublic: Bool = false
    ) -> CertificateFacts {
        CertificateFacts(
            subject: "CN=\(name)", commonName: name, issuer: "CN=\(issuer)", alternativeNames: [name],
            notBefore: UnixTime(seconds: now.seconds - 86_400), notAfter: UnixTime(seconds: now.seconds + notAfter),
            keyType: "EC", keyBits: 256, signatureAlgorithm: "ecdsa-with-SHA256", isSelfIssued: name == issuer,
            fingerprint: "00", hasIssuerAccess: isPublic)
    }

    static func tls(
        _ verification: TLSFacts.Verification,
        chain: [CertificateFacts] = [
            certificate("api.relaydesk.test", issuer: "R3"), certificate("R3", issuer: "Root"),
        ]
    ) -> TLSEvidence {
        .session(
            TLSFacts(
                version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", selectedALPN: "http/1.1",
                serverName: "api.relaydesk.test", verification: verification, chain: chain))
    }

    /// The same over TLS, on a port of its own.
    static var secure: Bundle {
        var bundle = healthy
        bundle.target = TargetFacts(
            url: "wss://api.relaydesk.test:8443/ws/chat/test-room/", apiOrigin: "https://api.relaydesk.test:8443",
            origin: "https://api.relaydesk.test:8443", originSource: "derived", room: "test-room",
            name: "https://api.relaydesk.test:8443", usesTLS: true)
        bundle.required.insert(.tls)
        bundle.tls = .ran(tls(.verified), span(2, 2))
        return bundle
    }
}

extension Bundle {
    func with(_ change: (inout Bundle) -> Void) -> Bundle {
        var bundle = self
        change(&bundle)
        return bundle
    }

    /// The stages behind `failed`, but for redis, which needs none of them.
    mutating func stop(after failed: StageName, because reason: NotRun? = nil) {
        let reason = reason ?? .needs(failed)
        if failed < .tcp { connect = .notRun(reason) }
        if failed < .tls, target.usesTLS { tls = .notRun(reason) }
        if failed < .http { http = .notRun(reason) }
        if failed < .login { login = .notRun(reason) }
        if failed < .token { token = .notRun(reason) }
        if failed < .me { me = .notRun(reason) }
        if failed < .upgrade { upgrade = .notRun(reason) }
        if failed < .session { session = .notRun(reason) }
        if failed < .echo { echo = .notRun(reason) }
        if failed < .broadcast { broadcast = .notRun(reason) }
    }

    /// The run ends at that moment; `--until` left out what is behind.
    func until(_ last: StageName, _ change: (inout Bundle) -> Void = { _ in }) -> Bundle {
        with { bundle in
            bundle.stop(after: last, because: .leftOut)
            bundle.redis = .notRun(.leftOut)
            bundle.required = bundle.required.filter { $0 <= last }
            change(&bundle)
        }
    }

    /// A handshake that led to no session.
    func refused(_ handshake: HandshakeFacts, _ change: (inout Bundle) -> Void = { _ in }) -> Bundle {
        with { bundle in
            bundle.upgrade = .ran(handshake, Samples.span(12, 19))
            bundle.stop(after: .upgrade)
            bundle.redis = .ran(Samples.redis(members: nil), Samples.span(290, 292))
            change(&bundle)
        }
    }

    /// The same, refused with that status.
    func refused(
        _ status: Int, _ reason: String = "", _ fields: [(String, String)] = [],
        _ change: (inout Bundle) -> Void = { _ in }
    ) -> Bundle { refused(Samples.handshake(.refused(Samples.answer(status, reason, fields))), change) }

    /// Daphne's refusal without a reason.
    func denied(_ change: (inout Bundle) -> Void = { _ in }) -> Bundle { refused(403, "Access denied", [], change) }

    /// The API refuses the token with these words.
    mutating func apiSays(_ message: String, code: String = "token_not_valid") {
        let body = """
            {"detail":"Given token not valid for any token type","code":"\(code)",\
            "messages":[{"token_class":"AccessToken","token_type":"access","message":"\(message)"}]}
            """
        me = .ran(.answered(Samples.answer(401, "Unauthorized", body: body)), Samples.span(7, 12))
    }

    mutating func change(token change: (inout DecodedToken) -> Void) {
        var decoded = Samples.token
        change(&decoded)
        token = .ran(Samples.facts(.decoded(decoded)), Samples.span(7, 7))
    }

    mutating func give(_ facts: RedisStageFacts) { redis = .ran(facts, Samples.span(290, 292)) }
}

extension Bundle {
    /// The server of the plain request signs its answer so.
    mutating func signs(_ server: String) {
        http = .ran(.answered(Samples.answer(401, "Unauthorized", [("Server", server)])), Samples.span(2, 7))
    }
}
