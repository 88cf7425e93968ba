import RelayBytes
import RelayEvidence
import RelayRESP

/// Facts of every kind, each property with more than one value: what a saved bundle must carry.
enum Samples {
    static func at(_ microseconds: Int64) -> Instant { Instant(nanoseconds: microseconds * 1000 + 1) }

    static let span = StageSpan(began: at(10), ended: at(25))

    static let target = TargetFacts(
        url: "ws://localhost:8000/ws/chat/test-room/", apiOrigin: "http://localhost:8000", origin: nil,
        originSource: "--origin", room: nil, name: "localhost", usesTLS: false)

    static let otherTarget = TargetFacts(
        url: "wss://api.relaydesk.test/ws/chat/a%20b/?x=<masked>", apiOrigin: "https://api.relaydesk.test",
        origin: "https://app.relaydesk.test", originSource: "profile", room: "a b", name: "prod \u{202e}\u{1b}[2J",
        usesTLS: true, proxy: ProxyFacts(url: "http://proxy.test:3128", source: "https_proxy"))

    static let anotherTarget = TargetFacts(
        url: "ws://h/", apiOrigin: "http://h", origin: "null", originSource: "derived", room: "r", name: "h",
        usesTLS: false, proxy: ProxyFacts(url: "socks5h://p:1080", source: "--proxy"))

    static let bundle = Bundle(
        target: target, startedAt: UnixTime(seconds: 1_767_225_600), began: at(0), required: [.dns])

    static let resolutions: [Resolution] = [
        Resolution(host: "localhost", outcome: .addresses(["::1", "127.0.0.1"]), began: at(0), ended: at(1)),
        Resolution(host: "h", outcome: .addresses([]), began: at(2), ended: at(3)),
        Resolution(
            host: "nowhere.test", outcome: .failed(code: -2, text: "Name or service not known"), began: at(0),
            ended: at(1)),
        Resolution(host: "slow.test", outcome: .timedOut, began: at(0), ended: at(5_000_000)),
    ]

    static let attempts: [ConnectAttempt] = [
        ConnectAttempt(address: "[::1]:8000", outcome: .refused, began: at(1), ended: at(2)),
        ConnectAttempt(address: "127.0.0.1:8000", outcome: .connected, began: at(2), ended: at(3)),
        ConnectAttempt(address: "192.0.2.1:8000", outcome: .timedOut, began: at(2), ended: at(3)),
        ConnectAttempt(address: "10.0.0.1:1", outcome: .abandoned, began: at(2), ended: at(3)),
        ConnectAttempt(
            address: "[2001:db8::1]:1", outcome: .failed(errno: 101, text: "Network is unreachable"), began: at(2),
            ended: at(3)),
    ]

    static let proxies: [ProxyOutcome] =
        [.tunnel]
        + [
            ProxyFailure.unreachable("192.0.2.1:3128 refused"), .refused(status: 407, reason: "Authenticate"),
            .socks(code: 5, text: "connection refused"), .authenticationRefused, .notAProxy, .timedOut, .closed,
        ].map(ProxyOutcome.failed)

    static let tlsFailures: [TLSFailure] = [
        .notTLS(firstBytes: Array("HTTP/1.1 400".utf8)), .notTLS(firstBytes: [0xff, 0x00, 0x80]),
        .alert(number: 70, text: "protocol version"), .timedOut, .closed(errno: 104), .failed(text: "no cipher"),
        .unusable(file: "/etc/ca.pem", text: "no certificate in it"),
    ]

    static let certificates: [CertificateFacts] = [
        CertificateFacts(
            subject: "CN=api.relaydesk.test", commonName: "api.relaydesk.test", issuer: "CN=R3",
            alternativeNames: ["api.relaydesk.test", "*.relaydesk.test"], notBefore: UnixTime(seconds: 1_767_139_200),
            notAfter: UnixTime(seconds: 1_775_000_000), keyType: "EC", keyBits: 256,
            signatureAlgorithm: "ecdsa-with-SHA256", isSelfIssued: false, fingerprint: "00aa"),
        CertificateFacts(
            subject: "O=Ünïcode", commonName: nil, issuer: "O=Ünïcode", alternativeNames: [],
            notBefore: UnixTime(seconds: -62_135_596_800), notAfter: UnixTime(seconds: 253_402_300_799), keyType: "RSA",
            keyBits: 2048, signatureAlgorithm: "sha256WithRSAEncryption", isSelfIssued: true, fingerprint: "ff",
            hasIssuerAccess: true),
    ]

    static let verifications: [TLSFacts.Verification] = [
        .verified, .failed(code: 10, text: "certificate has expired", depth: 1),
        .wrongHost(expected: "api.relaydesk.test"),
    ]

    static let sessions: [TLSFacts] =
        verifications.map {
            TLSFacts(
                version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", selectedALPN: "http/1.1",
                serverName: "api.relaydesk.test", verification: $0, chain: certificates)
        } + [
            TLSFacts(
                version: "TLSv1.2", cipher: "ECDHE", selectedALPN: nil, serverName: "h", verification: .verified,
                chain: [])
        ]

    static let answers: [HTTPFacts] = [
        HTTPFacts(
            status: 403, reason: "Access denied",
            fields: [.init(name: "Server", value: "daphne"), .init(name: "X", value: "a\tb\"\\\u{7f}")],
            body: Array(#"{"detail":"Token is expired"}"#.utf8)),
        HTTPFacts(status: 101, reason: "", fields: [], body: [0x1f, 0x8b, 0x00, 0xff]),
        HTTPFacts(status: 200, reason: "OK", fields: [], body: []),
    ]

    static let exchanges: [HTTPOutcome] =
        answers.map(HTTPOutcome.answered)
        + exchangeFailures.map(HTTPOutcome.failed)

    static let exchangeFailures: [ExchangeFailure] = [
        .resolve("no address"), .connect("refused"), .tls("alert"), .certificate("expired"), .proxy("407"),
        .closed("after 3 bytes"), .timedOut, .malformed("no status line"), .tooLarge(limit: 65_536), .interrupted,
        .unavailable("libcurl4 is not installed"), .unsendable("a line break in a header"),
    ]

    static let logins: [LoginFacts] =
        [
            LoginFacts.Outcome.refused(detail: "No active account"), .refused(detail: nil),
            .csrf(detail: "CSRF Failed"),
            .csrf(detail: nil), .throttled(retryAfter: "17"), .throttled(retryAfter: nil),
            .redirected(location: "https://h/login"), .redirected(location: nil), .notFound, .serverError,
            .unexpected("no \"access\" in the answer"), .failed(.timedOut),
        ].map { LoginFacts(outcome: $0, status: 401, username: "testuser") } + [
            LoginFacts(outcome: .accepted, status: nil, username: "a b")
        ]

    static let tokens: [TokenFacts] = [
        TokenFacts(
            reading: .decoded(
                DecodedToken(
                    algorithm: "HS256", tokenType: "access", userID: "1", expires: .max, notBefore: .min,
                    issuedAt: 1_767_224_520, hasID: true, audience: "a b", issuer: "i\u{1b}")),
            mask: "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>", source: "--token-file",
            judgedAt: UnixTime(seconds: 1_767_225_600, nanoseconds: 5)),
        TokenFacts(
            reading: .decoded(
                DecodedToken(
                    algorithm: "none", tokenType: nil, userID: nil, expires: nil, notBefore: nil, issuedAt: nil,
                    hasID: false)), mask: "<jwt>", source: "login", judgedAt: UnixTime(seconds: 0)),
        TokenFacts(
            reading: .decoded(
                DecodedToken(
                    algorithm: "RS256", tokenType: "refresh", userID: "2", expires: 9_007_199_254_740_993,
                    notBefore: 1, issuedAt: 2, hasID: false)), mask: "<jwt>", source: "login",
            judgedAt: UnixTime(seconds: -1, nanoseconds: 999_999_999)),
        TokenFacts(
            reading: .literalNull("undefined"), mask: "<token>", source: "RELAYCTL_TOKEN",
            judgedAt: UnixTime(seconds: .max, nanoseconds: 1)),
        TokenFacts(
            reading: .malformed("two dots are missing"), mask: "<token>", source: "stdin",
            judgedAt: UnixTime(seconds: .min)),
    ]

    static let handshakeFaults: [HandshakeFault] =
        [
            HandshakeFault.Kind.accept, .upgrade, .connection, .subprotocolNotOffered, .subprotocolNotSelected,
            .extension, .other,
        ].map { HandshakeFault(kind: $0, text: "the rule \($0.rawValue)") }

    static let handshakes: [HandshakeFacts] =
        ([
            .open(answers[1], subprotocol: "Bearer"), .open(answers[1], subprotocol: nil), .refused(answers[0]),
            .invalid(answers[1], violations: handshakeFaults), .closed(received: 0), .reset(received: 7),
            .closed(received: 19, how: "Input/output error"),
            .silent(received: 3), .notHTTP([0, 0, 6, 4, 0xff]), .unreachable("no address"), .tls(.timedOut),
            .unsendable("a space in the token"), .interrupted,
        ] as [HandshakeFacts.Outcome]).map {
            HandshakeFacts(
                origin: "http://localhost:8000", offeredSubprotocols: ["Bearer", "<jwt>"], tokenMode: "subprotocol",
                outcome: $0, elapsed: .microseconds(7001), peer: "127.0.0.1:8000")
        } + [redirected(.noLocation), redirected(.unusable("mailto:")), redirected(.limit(5)), redirected(.circle)]

    private static func redirected(_ refusal: RedirectRefusal) -> HandshakeFacts {
        var facts = HandshakeFacts(
            origin: nil, offeredSubprotocols: [], tokenMode: "none", outcome: .refused(answers[2]),
            elapsed: .seconds(3), peer: "[::1]:1")
        facts.redirects = [
            RedirectFacts(status: 301, from: "ws://a/", to: "ws://a/b", leavesOrigin: false),
            RedirectFacts(status: 308, from: "ws://a/b", to: "wss://b/", leavesOrigin: true),
        ]
        facts.redirectRefusal = refusal
        facts.byHand = ["Cookie", "X-Auth-Token"]
        return facts
    }

    static let endings: [SessionEnding] = [
        .closed(code: 4001, reason: "token expired"), .closed(code: nil, reason: ""), .ended, .reset,
        .violation("a masked frame"), .limit("16 MiB"), .failed("Broken pipe"),
    ]

    static let openings: [SessionFacts] =
        endings.map {
            SessionFacts(watched: .milliseconds(250), ending: $0, pingRoundTrip: .microseconds(900), greetings: 2)
        } + [SessionFacts(watched: .milliseconds(3), ending: nil, pingRoundTrip: nil, greetings: 0)]

    static let trips: [RoundTrip] =
        ([
            .returned(after: .nanoseconds(1)), .missing(waited: .seconds(5), others: 3),
            .ended(.closed(code: 1011, reason: ""), after: .seconds(1)), .unconnected("refused with 403"),
        ] as [RoundTrip.Outcome]).map { RoundTrip(outcome: $0) }

    static let broadcasts: [BroadcastFacts] = [
        BroadcastFacts(pairs: trips), BroadcastFacts(pairs: [], secondLogin: logins[0]),
        BroadcastFacts(
            pairs: [], secondLogin: logins[1],
            backends: BackendMatrix(
                members: [.init(name: "http://a", absence: nil), .init(name: "http://b", absence: "refused")],
                heard: [[.milliseconds(1), nil], [nil, nil]], waited: .seconds(2))),
        BroadcastFacts(
            pairs: [], backends: BackendMatrix(members: [.init(name: "x", absence: "y")], heard: [[nil]], waited: .zero)
        ),
    ]

    static let respFaults: [RESPFault] =
        ([
            .unknownType(0x48), .badLineEnding, .lineTooLong(limit: 1), .badInteger, .integerOverflow, .badLength,
            .bulkTooLong(announced: 2, limit: 1), .tooManyElements(announced: 3, limit: 2), .tooDeep(limit: 8),
            .valueTooLarge(limit: 4), .unterminatedBulk, .badScalar, .truncated,
        ] as [RESPFault.Kind]).enumerated().map { index, kind in
            RESPFault(
                kind: kind, offset: index, firstBytes: index % 2 == 0 ? Array("HTTP/1.1".utf8) : [0x15, 0x03, 0xff])
        }

    static let replies: [RedisReply] =
        [
            .value("PONG"), .error(RedisError("NOAUTH Authentication required.")), .error(RedisError([0xff, 0xfe])),
            .none(partial: [0x2b, 0xff]), .none(partial: []), .closed,
        ] + respFaults.map(RedisReply.foreign)

    static let redisFailures: [RedisFailure] = [
        .notResolved(text: "no address"), .unreachable, .tls(tlsFailures[0]), .untrusted(verifications[1]), .wantsTLS,
        .wantsPlain, .notRedis(respFaults[0]), .authenticationRequired(RedisError("NOAUTH")),
        .authenticationRefused(RedisError("WRONGPASS")), .protectedMode(RedisError("DENIED")),
        .maximumClients(RedisError("ERR max number of clients reached")), .loading(RedisError("LOADING")),
        .noSuchDatabase(RedisError("ERR DB index is out of range")), .hung(command: "PING"),
        .closed(command: "AUTH", errno: 104), .interrupted,
    ]

    static let roles: [RedisRole?] = [
        nil, .master(replicas: 2), .replica(masterHost: "10.0.0.1", masterPort: 6379, link: "connect"),
        .sentinel(masters: ["a", "b"]),
    ]

    static let redises: [RedisStageFacts] =
        redisFailures.map { stage(inspection(failure: $0)) } + roles.map { stage(inspection(role: $0)) }
        + [
            stage(inspection(tls: sessions[0])), stage(inspection(), members: nil, source: "profile"),
            stage(
                RedisFacts(
                    url: "unix:///run/redis.sock", resolution: nil, attempts: [], tls: nil, dialogue: [], role: nil,
                    info: RedisInfo(), members: nil, failure: nil, began: at(3), ended: at(4)),
                members: .init(key: "k", before: nil, after: nil)),
        ]

    private static func inspection(
        tls: TLSFacts? = nil, role: RedisRole? = nil, failure: RedisFailure? = nil
    ) -> RedisFacts {
        RedisFacts(
            url: "redis://:***@localhost:6379/0", resolution: resolutions[0], attempts: attempts, tls: tls,
            dialogue: replies.enumerated().map { index, reply in
                RedisExchange(
                    name: "C\(index)", command: "C\(index) ***", reply: reply, sent: at(Int64(index)),
                    ended: at(Int64(index) + 1))
            }, role: role,
            info: RedisInfo(Array("# Server\r\nredis_version:7.0.15\r\nmaxmemory:0\r\nodd:a:b \r\n".utf8)), members: 3,
            failure: failure, began: at(1), ended: at(2))
    }

    private static func stage(
        _ inspection: RedisFacts, members: RedisStageFacts.Members? = .init(key: "asgi:group:x", before: 1, after: 2),
        source: String = "--redis"
    ) -> RedisStageFacts { RedisStageFacts(inspection: inspection, members: members, source: source) }

    static let experiments: [ExperimentRecord] =
        [
            Experiment.noToken, .garbageToken, .freshLogin, .tokenByQuery, .targetOrigin, .foreignOrigin, .noOrigin,
            .otherSlash, .otherPath("/ws/other/"), .hostOfOrigin, .plainHTTP, .direct(1), .tokenBySubprotocol,
            .queryAndSubprotocol, .moreSubprotocols, .foreignHost, .overTLS, .again(1), .repeatedSubprotocol,
            .tokenByHeader, .invalidOrigin, .unknownPath,
        ].map {
            ExperimentRecord(
                experiment: $0, changed: "changed \($0.name)",
                outcome: ExperimentOutcome(
                    kind: .open, status: 101, reason: "Switching Protocols", after: .seconds(1), subprotocol: "Bearer"),
                token: tokens[0].decoded)
        }
        + [ExperimentOutcome.Kind.refused, .closed, .reset, .silent, .error].map {
            ExperimentRecord(
                experiment: .noToken, changed: "no token",
                outcome: ExperimentOutcome(kind: $0, status: nil, reason: "", after: .zero))
        }
}
