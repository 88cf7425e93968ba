import RelayTestSupport
import Testing

extension IntegrationTests {
    /// nginx with certificates that do not stand.
    @Suite struct CertificateTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let leaf: LocalCertificates.Leaf
            var isRootKnown = true
            let error: String
            var testDescription: String { "\(leaf.rawValue), root \(isRootKnown ? "known" : "unknown")" }
        }

        static let rows = [
            Row(leaf: .withIntermediate, isRootKnown: false, error: "tls.unknown-ca"),
            Row(leaf: .selfSigned, error: "tls.unknown-ca"),
            Row(leaf: .withoutIntermediate, error: "tls.missing-intermediate"),
            Row(leaf: .expired, error: "tls.expired"),
            Row(leaf: .notYetValid, error: "tls.not-yet-valid"),
            Row(leaf: .otherHost, error: "tls.wrong-host"),
        ]

        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port, row.leaf)
            let trust = row.isRootKnown ? ["--ca", try LocalCertificates.shared.get().root] : []
            let words = [nginx.url] + trust + (try site.token())
            Expected.broken("tls", 14, row.error).check(try site.relayctl.probe(words))
            // With --insecure the session is used, and the certificate is still a warning.
            let unverified = try site.relayctl.probe(words + ["--insecure"])
            Expected.degraded.check(unverified)
            #expect(unverified.codes("error") + unverified.codes("warning") == [row.error])
        }

        /// Plain text on a TLS port without words for it, and TLS on Daphne's plain port, which waits in silence.
        @Test func wrongScheme() throws {
            let site = try Site.shared.get()
            let certificates = try LocalCertificates.shared.get()
            let secure = try Backend(
                redisPort: site.redis.port, server: .uvicorn,
                arguments: ["--ssl-certfile", certificates.certificate(.good), "--ssl-keyfile", certificates.key])
            let plain = ["ws://localhost:\(secure.port)/ws/chat/test-room/"]
            Expected.broken("upgrade", 24, "tls.wrong-scheme").check(
                try site.relayctl.probe(plain + (try site.token())))
            Expected.broken("login", 24, "tls.wrong-scheme").check(try site.relayctl.probe(plain + site.login()))
            let silent = ["wss://localhost:\(site.backend.port)/ws/chat/test-room/", "--connect-timeout", "1"]
            let probe = try site.relayctl.probe(silent + (try site.token()))
            Expected.broken("tls", 13, "tls.wrong-scheme", "certain").check(probe)
            #expect(probe.experiments == ["plain-http"])
            let uvicorn = try Backend(redisPort: site.redis.port, server: .uvicorn)
            let loud = ["wss://localhost:\(uvicorn.port)/ws/chat/test-room/"]
            Expected.broken("tls", 13, "tls.wrong-scheme").check(try site.relayctl.probe(loud + (try site.token())))
        }

        /// nginx says what it misses.
        @Test func clientCertificate() throws {
            let site = try Site.shared.get()
            let certificates = try LocalCertificates.shared.get()
            let nginx = try NginxServer(
                http: """
                    server {
                        listen 127.0.0.1:PORT ssl;
                        ssl_certificate \(certificates.certificate(.good));
                        ssl_certificate_key \(certificates.key);
                        ssl_client_certificate \(certificates.root);
                        ssl_verify_client on;
                        location / { \(NginxServer.upgrade(site.backend.port)) }
                    }
                    """, isTLS: true)
            let words = [nginx.url, "--ca", certificates.root] + (try site.token())
            Expected.broken("upgrade", 20, "tls.handshake").check(try site.relayctl.probe(words))
            let own = ["--cert", certificates.certificate(.client), "--key", certificates.key]
            Expected.healthy.check(try site.relayctl.probe(words + own))
        }

        @Test func plainAddressOfATLSPort() throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port)
            let words = ["ws://localhost:\(nginx.port)/ws/chat/test-room/"] + (try site.token())
            Expected.broken("upgrade", 20, "tls.wrong-scheme").check(try site.relayctl.probe(words))
        }
    }
}
