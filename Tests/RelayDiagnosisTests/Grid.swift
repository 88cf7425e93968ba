import RelayDiagnosis
import Testing

/// A code, the name of the analyser that gives it, evidence that has it, and evidence that is near and has not. Evidence
/// is named as in `Case`.
struct GridRow: Sendable, CustomTestStringConvertible {
    let code: FindingCode
    let analyser: String
    let present: String
    let absent: String

    init(_ code: FindingCode, _ analyser: String, _ present: String, not absent: String) {
        self.code = code
        self.analyser = analyser
        self.present = present
        self.absent = absent
    }

    var testDescription: String { "\(code.rawValue): \(present), not \(absent)" }

    static let all = transport + terms + api + token + refusal + serverError + handshake + gateway + session + redis

    /// Codes of the contract that no analyser gives yet.
    static let pending: Set<FindingCode> = []

    private static let transport = [
        GridRow(.dnsFailed, "ResolutionAnalyser", "no such name", not: "a proxy without an address"),
        GridRow(.tcpRefused, "ConnectAnalyser", "a closed port", not: "one address of two refuses"),
        GridRow(.tcpRefused, "SecondConnectionAnalyser", "no second connection", not: "no second TLS session"),
        GridRow(.tcpTimeout, "ConnectAnalyser", "a filtered port", not: "a closed port"),
        GridRow(.proxyRefused, "ProxyAnalyser", "a proxy that says no", not: "an answer that ran over a proxy"),
        GridRow(.tlsHandshake, "TLSHandshakeAnalyser", "a TLS alert", not: "plain text on a TLS port"),
        GridRow(.tlsHandshake, "SecondConnectionAnalyser", "no second TLS session", not: "no second connection"),
        GridRow(.tlsWrongScheme, "TLSHandshakeAnalyser", "plain text on a TLS port", not: "a TLS alert"),
        GridRow(.tlsWrongScheme, "PlainRequestAnalyser", "plain HTTP on a TLS port", not: "400"),
        GridRow(.tlsExpired, "CertificateAnalyser", "an expired certificate", not: "a certificate from tomorrow"),
        GridRow(
            .tlsNotYetValid, "CertificateAnalyser", "a certificate from tomorrow", not: "an expired certificate"),
        GridRow(
            .tlsWrongHost, "CertificateAnalyser", "another host's certificate", not: "a healthy target over TLS"),
        GridRow(.tlsUnknownCA, "CertificateAnalyser", "a chain to an unknown root", not: "a leaf alone"),
        GridRow(.tlsWeakCertificate, "CertificateAnalyser", "a weak key", not: "a revoked certificate"),
        GridRow(.tlsCertificateRefused, "CertificateAnalyser", "a revoked certificate", not: "a weak key"),
        GridRow(
            .tlsMissingIntermediate, "CertificateAnalyser", "a leaf alone",
            not: "a revoked certificate alone is no missing intermediate"),
        GridRow(
            .tlsIntercepted, "CertificateAnalyser", "an unknown issuer, and a proxy in between",
            not: "a leaf alone of a private CA"),
    ]

    private static let terms = [
        GridRow(.tlsExpiresSoon, "ExpiringCertificateAnalyser", "ends within the days", not: "ends later"),
        GridRow(
            .upgradeUnexpectedStatus, "ExpectedStatusAnalyser", "101 where 403 was expected", not: "101 as expected"),
        GridRow(
            .upgradeFlapping, "FlappingAnalyser", "by query it is accepted, and with nothing changed as well",
            not: "by query it is accepted, and nginx is in between"),
        GridRow(.sessionOutlivesToken, "IdleAnalyser", "held beyond the token's exp", not: "held to the end"),
        GridRow(.sessionIdleClosed, "IdleAnalyser", "nginx reads for 60 s", not: "held to the end"),
        GridRow(.sessionLost, "IdleAnalyser", "the process ended", not: "nginx reads for 60 s"),
        GridRow(.sessionClosedError, "IdleAnalyser", "uvicorn restarts", not: "1011 later"),
        GridRow(.sessionClosedAuth, "IdleAnalyser", "closed for the token's sake", not: "uvicorn restarts"),
    ]

    private static let api = [
        GridRow(
            .httpHostRefused, "HostAnalyser", "http 400, and the socket is open",
            not: "http 500, and the socket is open"),
        GridRow(
            .httpFailed, "APIAnalyser", "http 500, and the socket is open",
            not: "http 500 behind a refused handshake is evidence alone"),
        GridRow(.loginRefused, "LoginAnalyser", "login refused", not: "login accepted"),
        GridRow(.loginThrottled, "LoginAnalyser", "login throttled", not: "login refused"),
        GridRow(.loginCSRF, "LoginAnalyser", "login wants a CSRF cookie", not: "login refused"),
        GridRow(.loginFailed, "LoginAnalyser", "login not found", not: "login refused"),
        GridRow(.meRefused, "APIAnalyser", "me 401, and the socket is open", not: "me 500, and the socket is open"),
    ]

    private static let token = [
        GridRow(
            .tokenLiteralNull, "UnusableTokenAnalyser", "an empty token cannot be sent",
            not: "a token with spaces cannot be sent"),
        GridRow(.tokenLiteralNull, "RefusedTokenAnalyser", "the word null, refused", not: "garbage, refused"),
        GridRow(.tokenMalformed, "UnusableTokenAnalyser", "garbage, accepted", not: "garbage, refused"),
        GridRow(
            .tokenExpired, "UnusableTokenAnalyser", "expired, and accepted all the same", not: "expired, refused"),
        GridRow(
            .tokenNotYetValid, "UnusableTokenAnalyser", "not before tomorrow, and no handshake was wanted",
            not: "not before tomorrow, refused"),
        GridRow(
            .tokenWrongType, "UnusableTokenAnalyser", "a refresh token, and no handshake was wanted",
            not: "a refresh token, refused"),
        GridRow(
            .upgradeTokenMissing, "RefusedTokenAnalyser", "no token, refused", not: "no token, and none is needed"),
        GridRow(.upgradeTokenMalformed, "RefusedTokenAnalyser", "garbage, refused", not: "garbage, accepted"),
        GridRow(
            .upgradeTokenExpired, "RefusedTokenAnalyser", "ends at this second: expired",
            not: "ends in a second: not expired"),
        GridRow(
            .upgradeTokenNotYetValid, "RefusedTokenAnalyser", "issued tomorrow, refused", not: "expired, refused"),
        GridRow(
            .upgradeTokenSignature, "RefusedTokenAnalyser", "another key's signature",
            not: "an algorithm that the server does not take"),
        GridRow(
            .upgradeTokenSignature, "RefusedTokenAnalyser", "a fresh token helps",
            not: "expired, and a fresh token helps"),
        GridRow(
            .upgradeTokenAlgorithm, "RefusedTokenAnalyser", "an algorithm that the server does not take",
            not: "another key's signature"),
        GridRow(
            .upgradeTokenWrongType, "RefusedTokenAnalyser", "a refresh token, refused",
            not: "a refresh token, and no handshake was wanted"),
        GridRow(.upgradeTokenClaims, "RefusedTokenAnalyser", "no id", not: "another key's signature"),
        GridRow(.upgradeUserInactive, "RefusedTokenAnalyser", "an inactive user", not: "a deleted user"),
        GridRow(.upgradeUserUnknown, "RefusedTokenAnalyser", "a deleted user", not: "an inactive user"),
    ]

    private static let refusal = [
        GridRow(.upgradeOriginMissing, "RefusedOriginAnalyser", "no Origin", not: "no Origin, and none is needed"),
        GridRow(
            .upgradeOriginRefused, "RefusedOriginAnalyser", "the Origin's host is not in ALLOWED_HOSTS",
            not: "everything speaks for the token"),
        GridRow(.upgradeOriginInvalid, "RefusedOriginAnalyser", "an Origin that is none", not: "400"),
        GridRow(
            .upgradeSessionMiddleware, "RefusedAuthenticationAnalyser", "nothing helps",
            not: "by query it is accepted, and nginx is in between"),
        GridRow(
            .upgradeApplicationRefused, "RefusedAuthenticationAnalyser", "another room is open",
            not: "nothing helps"),
        GridRow(
            .upgradeSubprotocolStripped, "RefusedAuthenticationAnalyser",
            "by query it is accepted, and nginx is in between",
            not: "nothing helps"),
        GridRow(
            .upgradeOtherStatus, "RefusedAuthenticationAnalyser", "a backend accepts it", not: "nothing helps"),
    ]

    private static let serverError = [
        GridRow(
            .upgradeNoRoute, "ServerErrorAnalyser", "a foreign Origin is refused",
            not: "a foreign Origin raises too"),
        GridRow(
            .upgradeMissingSlash, "ServerErrorAnalyser", "the other slash is open",
            not: "a foreign Origin is refused"),
        GridRow(
            .upgradeNoWebSocketApp, "ServerErrorAnalyser", "a foreign Origin raises too",
            not: "a foreign Origin is refused"),
        GridRow(
            .upgradeConnectRaised, "ServerErrorAnalyser", "another room is open, this one raises",
            not: "the room's path is open, this one is not"),
        GridRow(
            .upgradeLayerMissing, "ServerErrorAnalyser", "behind the authentication, Redis answers",
            not: "behind the authentication, Redis is down"),
        GridRow(
            .upgradeRedisUnreachable, "ServerErrorAnalyser", "500, Redis is down", not: "500, and Redis is well"),
        GridRow(.upgradeRedisAuth, "ServerErrorAnalyser", "500, Redis wants a password", not: "500, Redis is down"),
        GridRow(.upgradeRedisReadonly, "ServerErrorAnalyser", "500, Redis is a replica", not: "500, Redis is full"),
        GridRow(.upgradeRedisOOM, "ServerErrorAnalyser", "500, Redis is full", not: "500, Redis is a replica"),
        GridRow(.upgradeRedisHung, "ServerErrorAnalyser", "500, Redis hangs", not: "500, Redis is down"),
    ]

    private static let handshake = [
        GridRow(
            .upgradeSubprotocolNotSelected, "InvalidHandshakeAnalyser", "no subprotocol selected",
            not: "a subprotocol that was not offered"),
        GridRow(
            .upgradeSubprotocolNotOffered, "InvalidHandshakeAnalyser", "a subprotocol that was not offered",
            not: "no subprotocol selected"),
        GridRow(
            .upgradeSubprotocolNotOffered, "DroppedHandshakeAnalyser", "a drop, by query it is accepted",
            not: "a drop, Redis answers"),
        GridRow(
            .upgradeTokenEchoed, "InvalidHandshakeAnalyser", "the token comes back as the subprotocol",
            not: "a healthy target"),
        GridRow(
            .upgradeHandshakeInvalid, "InvalidHandshakeAnalyser", "a wrong Accept", not: "no subprotocol selected"),
        GridRow(
            .upgradeConnectSlow, "InvalidHandshakeAnalyser", "a late 101", not: "a 101 that is not late"),
        GridRow(
            .upgradeConnectSlow, "DroppedHandshakeAnalyser", "a drop, Redis answers", not: "a drop, Redis hangs"),
        GridRow(.upgradeRedisHung, "DroppedHandshakeAnalyser", "a drop, Redis hangs", not: "a drop, Redis answers"),
        GridRow(.upgradeServerSilent, "SilenceAnalyser", "silence", not: "silence, and Redis hangs"),
        GridRow(.upgradeHTTP2, "SilenceAnalyser", "a SETTINGS frame", not: "no HTTP"),
        GridRow(
            .upgradeHeadTooLarge, "HeadTooLargeAnalyser", "closed, and not so without the token",
            not: "closed at once"),
        GridRow(.upgradeHeadTooLarge, "GatewayAnalyser", "414", not: "418"),
    ]

    private static let gateway = [
        GridRow(.upgradeBadGateway, "GatewayAnalyser", "502", not: "504"),
        GridRow(.upgradeGatewayTimeout, "GatewayAnalyser", "504", not: "502"),
        GridRow(.upgradeThrottled, "GatewayAnalyser", "503 with Retry-After", not: "503 without"),
        GridRow(.upgradeRedirect, "GatewayAnalyser", "301", not: "200"),
        GridRow(.upgradeHeadersLost, "GatewayAnalyser", "404", not: "404, and another path is open"),
        GridRow(.upgradeNoRoute, "GatewayAnalyser", "404, and another path is open", not: "404"),
        GridRow(.upgradeOtherStatus, "GatewayAnalyser", "418", not: "414"),
    ]

    private static let session = [
        GridRow(.sessionClosedAuth, "SessionAnalyser", "closed with 4001", not: "closed with 1011"),
        GridRow(.sessionClosedError, "SessionAnalyser", "closed with 1011", not: "closed with 4001"),
        GridRow(.sessionLost, "SessionAnalyser", "FIN", not: "closed with 1000"),
        GridRow(.echoLost, "MessageAnalyser", "no echo", not: "no broadcast"),
        GridRow(.broadcastLost, "MessageAnalyser", "no broadcast", not: "no echo"),
    ]

    private static let redis = [
        GridRow(.redisUnreachable, "RedisAnalyser", "redis is down", not: "500, Redis is down"),
        GridRow(.redisAuth, "RedisAnalyser", "redis wants a password", not: "500, Redis wants a password"),
        GridRow(.redisReadonly, "RedisAnalyser", "redis is a replica", not: "500, Redis is a replica"),
        GridRow(.redisOOM, "RedisAnalyser", "redis is full", not: "redis is full and evicts"),
        GridRow(.redisMaxclients, "RedisAnalyser", "redis has no connection left", not: "redis is loading"),
        GridRow(.redisLoading, "RedisAnalyser", "redis is loading", not: "redis has no connection left"),
        GridRow(.redisHung, "RedisAnalyser", "redis hangs", not: "500, Redis hangs"),
        GridRow(.redisNotRedis, "RedisAnalyser", "redis is something else", not: "redis speaks TLS"),
        GridRow(.redisTLSMismatch, "RedisAnalyser", "redis speaks TLS", not: "redis is something else"),
        GridRow(.redisLayerMismatch, "RedisAnalyser", "another redis than the server's", not: "a healthy target"),
    ]
}
