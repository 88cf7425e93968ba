import RelayDiagnosis
import Testing

@Suite struct FindingCodeTests {
    @Test("a code is a stage, a dot and lower-case words", arguments: FindingCode.allCases) func shape(
        code: FindingCode
    ) {
        let parts = code.rawValue.split(separator: ".", omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        #expect(parts[0].utf8.allSatisfy { 0x61...0x7a ~= $0 } && !parts[0].isEmpty)
        #expect(parts[1].utf8.allSatisfy { 0x61...0x7a ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2d } && !parts[1].isEmpty)
    }

    @Test("codes are unique") func unique() {
        #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
    }

    /// Promises to scripts: a line here is never changed and never removed.
    @Test(
        "a promised code is still there",
        arguments: [
            "dns.failed", "tcp.refused", "tcp.timeout", "tls.handshake", "tls.wrong-scheme", "tls.expired",
            "tls.not-yet-valid", "tls.wrong-host", "tls.unknown-ca", "tls.missing-intermediate", "tls.expires-soon",
            "tls.intercepted", "proxy.refused", "http.host-refused", "login.refused", "login.throttled", "login.csrf",
            "token.literal-null", "token.malformed", "upgrade.token-missing", "upgrade.token-malformed",
            "upgrade.token-expired", "upgrade.token-not-yet-valid", "upgrade.token-signature",
            "upgrade.token-algorithm", "upgrade.token-wrong-type", "upgrade.token-claims", "upgrade.user-inactive",
            "upgrade.user-unknown", "upgrade.origin-missing", "upgrade.origin-refused", "upgrade.origin-invalid",
            "upgrade.session-middleware", "upgrade.application-refused", "upgrade.no-route", "upgrade.missing-slash",
            "upgrade.no-websocket-app", "upgrade.connect-raised", "upgrade.connect-slow", "upgrade.redis-unreachable",
            "upgrade.redis-auth", "upgrade.redis-readonly", "upgrade.redis-oom", "upgrade.redis-hung",
            "upgrade.layer-missing", "upgrade.subprotocol-not-selected", "upgrade.subprotocol-not-offered",
            "upgrade.token-echoed", "upgrade.subprotocol-stripped", "upgrade.headers-lost", "upgrade.http2",
            "upgrade.bad-gateway", "upgrade.gateway-timeout", "upgrade.throttled", "upgrade.redirect",
            "upgrade.head-too-large", "upgrade.server-silent", "upgrade.flapping", "session.closed-auth",
            "session.closed-error", "session.lost", "session.idle-closed", "echo.lost", "broadcast.lost",
            "redis.unreachable", "redis.auth", "redis.readonly", "redis.oom", "redis.maxclients", "redis.loading",
            "redis.hung", "redis.not-redis", "redis.tls-mismatch", "redis.layer-mismatch",
        ])
    func promised(code: String) { #expect(FindingCode(rawValue: code) != nil) }
}
