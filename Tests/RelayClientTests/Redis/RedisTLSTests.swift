import RelayBytes
import RelayClient
import RelayEvidence
import RelayTestSupport
import Testing

@Suite struct RedisTLSTests {
    static func server(
        _ leaf: LocalCertificates.Leaf, clients: String = "no"
    ) throws -> (server: RedisServer, port: UInt16, certificates: LocalCertificates) {
        let certificates = try LocalCertificates.shared.get()
        let port = try WireServer.closedPort()
        let server = try RedisServer(
            tls: (
                port,
                [
                    "--tls-cert-file", certificates.certificate(leaf), "--tls-key-file", certificates.key,
                    "--tls-ca-cert-file", certificates.root, "--tls-auth-clients", clients,
                ]
            ))
        return (server, port, certificates)
    }

    @Test("a Redis over TLS")
    func healthy() throws {
        let (server, port, certificates) = try Self.server(.good)
        let facts = try RedisClientTests.inspect("rediss://localhost:\(port)") { options in
            options.addresses = ["127.0.0.1"]
            options.tls.caFile = certificates.root
        }
        #expect(facts.failure == nil)
        #expect(facts.tls?.verification == .verified)
        #expect(facts.reply(to: "PING") == .value("PONG"))
        withExtendedLifetime(server) {}
    }

    @Test("a certificate that does not stand sends no command")
    func untrusted() throws {
        let (server, port, certificates) = try Self.server(.good)
        let facts = try RedisClientTests.inspect("rediss://127.0.0.1:\(port)") { options in
            options.tls.caFile = certificates.otherRoot
        }
        guard case .untrusted(.failed(code: 18...21, _, _))? = facts.failure else {
            Issue.record("\(String(describing: facts.failure))")
            return
        }
        #expect(facts.dialogue.isEmpty)
        withExtendedLifetime(server) {}
    }

    @Test("plain to a TLS port")
    func wantsTLS() throws {
        let (server, port, _) = try Self.server(.good)
        #expect(try RedisClientTests.inspect("redis://127.0.0.1:\(port)").failure == .wantsTLS)
        withExtendedLifetime(server) {}
    }

    @Test("TLS to a plain port")
    func wantsPlain() throws {
        let server = try RedisServer()
        let facts = try RedisClientTests.inspect("rediss://127.0.0.1:\(server.port)") {
            $0.connectTimeout = .milliseconds(300)
        }
        #expect(facts.failure == .wantsPlain)
    }

    @Test("TLS to a port that is silent is no wrong scheme")
    func silent() throws {
        let server = try WireServer(.hold)
        let facts = try RedisClientTests.inspect("rediss://127.0.0.1:\(server.port)") {
            $0.connectTimeout = .milliseconds(200)
        }
        #expect(facts.failure == .tls(.timedOut))
    }
}
