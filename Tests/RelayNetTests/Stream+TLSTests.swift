import Glibc
import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct StreamTLSTests {
    /// What a handshake came to, without the stream.
    private enum Seen: Equatable {
        case established(TLSFacts)
        case untrusted(TLSFacts)
        case failed(TLSFailure)
        case interrupted

        var facts: TLSFacts? {
            switch self {
            case .established(let facts), .untrusted(let facts): facts
            default: nil
            }
        }

        var failure: TLSFailure? {
            guard case .failed(let failure) = self else { return nil }
            return failure
        }
    }

    private func handshake(
        _ port: UInt16, _ options: TLSClientOptions, within span: Duration = .patience,
        interrupts: Interrupts = .none
    ) throws -> Seen {
        let stream = try dialled(port)
        switch stream.startTLS(client: options, until: after(span), interrupts: interrupts) {
        case .established(let stream):
            let facts = stream.tlsFacts
            return .established(try #require(facts))
        case .untrusted(let facts): return .untrusted(facts)
        case .failed(let failure, _): return .failed(failure)
        case .interrupted: return .interrupted
        }
    }

    @Test func `a good server, and every fact of it`() throws {
        let server = try LocalTLSServer(.good, ["-alpn", "h2,http/1.1"])
        var stream = try dialled(server.port)
        switch stream.startTLS(client: try .local(), until: after(.patience)) {
        case .established(let secured): stream = secured
        default: throw TestFailure(description: "no handshake")
        }
        let found = stream.tlsFacts
        let facts = try #require(found)
        #expect(facts.version == "TLSv1.3")
        #expect(facts.cipher.hasPrefix("TLS_"))
        #expect(facts.selectedALPN == "http/1.1")
        #expect(facts.serverName == "localhost")
        #expect(facts.verification == .verified)
        #expect(facts.chain.count == 1)
        #expect(facts.chain[0].commonName == "localhost")
        #expect(facts.chain[0].issuer.contains("root"))
        #expect(facts.chain[0].alternativeNames.contains("localhost"))

        #expect(stream.writeAll(Array("hello\n".utf8).span, until: after(.patience)) == .done)
        #expect(receive(&stream, exactly: 6) == Array("olleh\n".utf8))
    }

    @Test(
        "certificates that do not stand",
        arguments: [
            (LocalCertificates.Leaf.expired, X509Error.expired), (.notYetValid, .notYetValid),
            (.selfSigned, .selfSigned), (.withoutIntermediate, .issuerUnknown), (.client, .wrongPurpose),
        ])
    func untrusted(leaf: LocalCertificates.Leaf, error: X509Error) throws {
        let server = try LocalTLSServer(leaf)
        let seen = try handshake(server.port, .local())
        guard case .untrusted(let facts) = seen, case .failed(let code, let text, let depth) = facts.verification else {
            return #expect(Bool(false), "\(seen)")
        }
        #expect(code == error.rawValue)
        #expect(!text.isEmpty)
        #expect(depth == 0)
        #expect(facts.chain.count == 1)

        // --insecure goes on and knows the same.
        guard case .established(let again) = try handshake(server.port, .local(verify: false)) else {
            return #expect(Bool(false), "no handshake")
        }
        #expect(again.verification == facts.verification)
    }

    /// X509_V_ERR_* as OpenSSL numbers them.
    enum X509Error: Int, Sendable {
        case notYetValid = 9
        case expired = 10
        case selfSigned = 18
        case issuerUnknown = 20
        case wrongPurpose = 26
    }

    @Test func `a chain by way of an intermediate`() throws {
        let server = try LocalTLSServer(.withIntermediate)
        let facts = try #require(try handshake(server.port, .local()).facts)
        #expect(facts.verification == .verified)
        #expect(facts.chain.count >= 2)
    }

    @Test func `a root that is not ours`() throws {
        let server = try LocalTLSServer()
        let other = try LocalCertificates.shared.get().otherRoot
        let seen = try handshake(server.port, TLSClientOptions(serverName: "localhost", caFile: other))
        #expect(seen.facts?.verification == .failed(code: 20, text: "unable to get local issuer certificate", depth: 0))
        // Nor is it the system's.
        let system = try handshake(server.port, TLSClientOptions(serverName: "localhost"))
        #expect(
            system.facts?.verification == .failed(code: 20, text: "unable to get local issuer certificate", depth: 0))
        guard case .untrusted = system else { return #expect(Bool(false), "\(system)") }
    }

    @Test(
        "names and addresses that the certificate holds",
        arguments: ["localhost", "localhost.", "LOCALHOST", "a.relay.test", "127.0.0.1", "::1", "[::1]"])
    func named(name: String) throws {
        let server = try LocalTLSServer()
        #expect(try handshake(server.port, .local(name)).facts?.verification == .verified)
    }

    @Test(
        "names and addresses that it does not",
        arguments: [
            ("a.b.relay.test", "a.b.relay.test"), ("relay.test", "relay.test"), ("127.0.0.2", "127.0.0.2"),
            ("[::2]", "::2"), ("other.test.", "other.test"),
        ])
    func misnamed(name: String, expected: String) throws {
        let server = try LocalTLSServer()
        let seen = try handshake(server.port, .local(name))
        guard case .untrusted(let facts) = seen else { return #expect(Bool(false), "\(seen)") }
        #expect(facts.verification == .wrongHost(expected: expected))
        #expect(facts.serverName == expected)
    }

    @Test("a common name is no name", arguments: [LocalCertificates.Leaf.commonNameOnly, .otherHost])
    func commonName(leaf: LocalCertificates.Leaf) throws {
        let server = try LocalTLSServer(leaf)
        #expect(try handshake(server.port, .local()).facts?.verification == .wrongHost(expected: "localhost"))
    }

    @Test func `versions`() throws {
        let server = try LocalTLSServer(.good, ["-tls1_2"])
        #expect(try handshake(server.port, .local()).facts?.version == "TLSv1.2")
        var options = try TLSClientOptions.local()
        options.minimumVersion = .tls13
        #expect(try handshake(server.port, options).failure == .alert(number: 70, text: "protocol version"))
    }

    @Test func `an old server is refused`() throws {
        let server = try LocalTLSServer(.good, ["-tls1_1", "-cipher", "ALL@SECLEVEL=0"])
        #expect(try handshake(server.port, .local()).failure == .alert(number: 70, text: "protocol version"))
        var options = try TLSClientOptions.local()
        options.minimumVersion = .tls10
        #expect(try handshake(server.port, options).facts?.version == "TLSv1.1")
    }

    @Test func `no application protocol in common`() throws {
        let server = try LocalTLSServer(.good, ["-alpn", "h2"])
        let seen = try handshake(server.port, .local())
        #expect(seen.failure == .alert(number: 120, text: "no application protocol"))
        var options = try TLSClientOptions.local()
        options.alpn = []
        #expect(try handshake(server.port, options).facts?.selectedALPN == nil)
    }

    @Test func `a server that wants a certificate, TLS 1.2`() throws {
        let server = try LocalTLSServer(
            .good, ["-tls1_2", "-Verify", "2", "-verify_return_error", "-CAfile", try root])
        let stream = try dialled(server.port)
        guard case .failed(let failure, let facts) = stream.startTLS(client: try .local(), until: after(.patience))
        else {
            return #expect(Bool(false), "it was let in")
        }
        #expect(failure == .alert(number: 40, text: "handshake failure"))
        #expect(facts?.verification == .verified)
    }

    @Test func `a server that wants a certificate, TLS 1.3: the alert comes with the first read`() throws {
        let server = try LocalTLSServer(.good, ["-Verify", "2", "-verify_return_error", "-CAfile", try root])
        let stream = try dialled(server.port)
        guard case .established(var secured) = stream.startTLS(client: try .local(), until: after(.patience)) else {
            return #expect(Bool(false), "no handshake")
        }
        #expect(receive(&secured).0 == .failed(errno: EPROTO, text: "TLS alert 116: certificate required"))
        let alert = secured.tlsAlert
        #expect(alert == .alert(number: 116, text: "certificate required"))
    }

    @Test("a client with a certificate is let in", arguments: [false, true])
    func clientCertificate(encrypted: Bool) throws {
        let certificates = try LocalCertificates.shared.get()
        let server = try LocalTLSServer(.good, ["-Verify", "2", "-verify_return_error", "-CAfile", certificates.root])
        var options = try TLSClientOptions.local()
        options.certificateFile = certificates.certificate(.client)
        options.keyFile = encrypted ? certificates.encryptedKey : certificates.key
        options.passphrase = encrypted ? Secret(LocalCertificates.phrase) : nil
        let stream = try dialled(server.port)
        guard case .established(var secured) = stream.startTLS(client: options, until: after(.patience)) else {
            return #expect(Bool(false), "no handshake")
        }
        #expect(secured.writeAll(Array("ab\n".utf8).span, until: after(.patience)) == .done)
        #expect(receive(&secured, exactly: 3) == Array("ba\n".utf8))
    }

    @Test func `files that cannot be used are named`() throws {
        let certificates = try LocalCertificates.shared.get()
        let directory = TemporaryDirectory()
        let junk = directory.write("junk.pem", "no certificate\n")
        let missing = directory.file("missing.pem")
        func failure(_ change: (inout TLSClientOptions) -> Void) throws -> TLSFailure? {
            var options = try TLSClientOptions.local()
            change(&options)
            return try handshake(try serving { _ in }, options).failure
        }
        guard case .unusable(junk, _) = try failure({ $0.caFile = junk }) else {
            return #expect(Bool(false), "junk was taken")
        }
        #expect(try failure { $0.caFile = missing } == .unusable(file: missing, text: "No such file or directory"))
        #expect(
            try failure { $0.certificateFile = missing } == .unusable(file: missing, text: "No such file or directory"))
        for phrase in [nil, Secret("wrong")] {
            let seen = try failure {
                $0.certificateFile = certificates.certificate(.client)
                $0.keyFile = certificates.encryptedKey
                $0.passphrase = phrase
            }
            guard case .unusable(certificates.encryptedKey, _) = seen else { return #expect(Bool(false), "opened") }
        }
    }

    @Test(
        "a server that speaks something else is told by its first bytes",
        arguments: [
            "HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "-ERR unknown command\r\n", "\0\0\0",
        ])
    func foreign(text: String) throws {
        let port = try serving { stream in
            // It answers the hello, as an HTTP server does.
            _ = receive(&stream)
            _ = stream.writeAll(Array(text.utf8).span, until: after(.patience))
            _ = receive(&stream)
        }
        guard case .notTLS(let bytes) = try handshake(port, .local()).failure else {
            return #expect(Bool(false), "it was taken for TLS")
        }
        #expect(bytes == Array(Array(text.utf8).prefix(64)))
    }

    @Test func `a server that speaks first`() throws {
        let port = try serving { stream in
            _ = stream.writeAll(Array("220 mail\r\n".utf8).span, until: after(.patience))
            _ = receive(&stream)
            _ = receive(&stream)
        }
        #expect(try handshake(port, .local()).failure == .notTLS(firstBytes: Array("220 mail\r\n".utf8)))
    }

    @Test func `a silent server is given up at the deadline`() throws {
        let port = try serving { stream in
            _ = receive(&stream)
            _ = receive(&stream)
        }
        let began = MonotonicClock.now()
        #expect(try handshake(port, .local(), within: .milliseconds(150)).failure == .timedOut)
        let taken = MonotonicClock.now() - began
        #expect(taken >= .milliseconds(150) && taken < .milliseconds(900))
    }

    @Test func `a handshake is interrupted`() throws {
        let wake = try WakeDescriptor()
        let port = try serving { stream in
            _ = receive(&stream)
            wake.signal()
            _ = receive(&stream)
        }
        let seen = try handshake(port, .local(), interrupts: Interrupts(descriptors: [wake.raw]))
        #expect(seen == .interrupted)
    }

    @Test func `a server that closes, and one that resets`() throws {
        let closing = try serving { stream in _ = receive(&stream) }
        #expect(try handshake(closing, .local()).failure == .closed(errno: 0))
        let resetting = try serving { stream in
            _ = receive(&stream)
            stream.reset()
        }
        #expect(try handshake(resetting, .local()).failure == .closed(errno: ECONNRESET))
    }

    @Test func `a server that sends half a record`() throws {
        let port = try serving { stream in
            _ = receive(&stream)
            _ = stream.writeAll([22, 3, 3, 0, 100, 2, 0].span, until: after(.patience))
        }
        #expect(try handshake(port, .local()).failure == .closed(errno: 0))
    }

    private var root: String { get throws { try LocalCertificates.shared.get().root } }
}
