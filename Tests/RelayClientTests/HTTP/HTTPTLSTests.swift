import RelayBytes
import RelayClient
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct HTTPTLSTests {
    /// `openssl s_server`, which answers any request with a page about the connection.
    final class Server {
        let process: ChildProcess
        let port: String

        init(_ leaf: LocalCertificates.Leaf, _ more: String...) throws {
            let certificates = try LocalCertificates.shared.get()
            let file = certificates.certificate(leaf)
            process = try ChildProcess(
                ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", file, "-cert_chain", file, "-key"]
                    + [certificates.key, "-www"] + more)
            let output = try process.waitForOutput(containing: "\nACCEPT 127.0.0.1:")
            port = String(output.split(separator: "ACCEPT 127.0.0.1:").last?.prefix { $0.isNumber } ?? "")
        }
    }

    static func get(
        _ server: Server, host: String = "localhost", verify: Bool = true, trust: Bool = true,
        _ change: (inout HTTPRoute) -> Void = { _ in }
    ) throws -> HTTPExchange {
        let certificates = try LocalCertificates.shared.get()
        var route = HTTPRoute()
        route.pins = [.init(host: host, port: UInt16(server.port) ?? 0, addresses: ["127.0.0.1"])]
        route.tls.verify = verify
        route.tls.caFile = trust ? certificates.root : certificates.otherRoot
        change(&route)
        return HTTPClientTests.exchange(HTTPRequest(.get, "https://\(host):\(server.port)/"), route: route)
    }

    @Test("a certificate that stands", arguments: [LocalCertificates.Leaf.good, .withIntermediate])
    func good(leaf: LocalCertificates.Leaf) throws {
        let exchange = try Self.get(Server(leaf))
        #expect(exchange.response?.status == 200)
        #expect(exchange.verifyResult == 0)
        #expect(exchange.timings.secured != nil)
    }

    @Test(
        "a certificate that does not stand is named by OpenSSL's number",
        arguments: [
            (LocalCertificates.Leaf.expired, 10), (.notYetValid, 9), (.selfSigned, 18), (.withoutIntermediate, 20),
        ])
    func bad(leaf: LocalCertificates.Leaf, code: Int) throws {
        let exchange = try Self.get(Server(leaf))
        guard case .certificate(code, _)? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }

    @Test func unknownCA() throws {
        let exchange = try Self.get(Server(.good), trust: false)
        guard case .certificate(20, _)? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }

    @Test("a root that the system does not have")
    func systemTrust() throws {
        let exchange = try Self.get(Server(.good)) { $0.tls.caFile = nil }
        guard case .certificate(20, _)? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }

    @Test func wrongHost() throws {
        let exchange = try Self.get(Server(.otherHost))
        guard case .wrongHost? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }

    @Test(
        "without verification the answer comes and the verdict with it",
        arguments: [
            (LocalCertificates.Leaf.good, 0), (.expired, 10), (.selfSigned, 18), (.otherHost, 62),
        ])
    func insecure(leaf: LocalCertificates.Leaf, verdict: Int) throws {
        let exchange = try Self.get(Server(leaf), verify: false)
        #expect(exchange.response?.status == 200)
        #expect(exchange.verifyResult == verdict)
    }

    @Test("a client certificate is shown, also with an encrypted key", arguments: [false, true])
    func clientCertificate(encrypted: Bool) throws {
        let certificates = try LocalCertificates.shared.get()
        let server = try Server(.good, "-Verify", "1", "-CAfile", certificates.root)
        let exchange = try Self.get(server) { route in
            route.tls.certificateFile = certificates.certificate(.client)
            route.tls.keyFile = encrypted ? certificates.encryptedKey : certificates.key
            route.tls.passphrase = encrypted ? Secret(LocalCertificates.phrase) : nil
        }
        #expect(exchange.response?.status == 200)
    }

    @Test("files of ours that cannot be used are our failure")
    func unusable() throws {
        let directory = TemporaryDirectory()
        let server = try Server(.good)
        for change: (inout HTTPRoute) -> Void in [
            { $0.tls.caFile = directory.file("absent.pem") },
            { $0.tls.certificateFile = directory.write("empty.pem", "") },
        ] {
            let exchange = try Self.get(server, change)
            guard case .unusableFile? = exchange.failure else {
                Issue.record("\(exchange.outcome)")
                continue
            }
        }
    }

    @Test("plain HTTP on the port is no TLS")
    func plainPort() throws {
        let server = try WireServer(.read(5), .text("HTTP/1.1 400 Bad Request\r\n\r\n"))
        let exchange = HTTPClientTests.exchange(HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"))
        guard case .tls? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }

    @Test("a handshake that stalls is a handshake that timed out")
    func stall() throws {
        let server = try WireServer(.hold)
        let request = HTTPRequest(.get, "https://127.0.0.1:\(server.port)/")
        #expect(HTTPClientTests.exchange(request, within: .milliseconds(200)).failure == .timedOut(.tlsHandshake))
        var route = HTTPRoute()
        route.connectTimeout = .milliseconds(200)
        #expect(HTTPClientTests.exchange(request, route: route).failure == .timedOut(.tlsHandshake))
    }

    @Test("a flood of HelloRequests holds neither the deadline nor the time for the connection")
    func flood() throws {
        // What a client that shakes hands skips (RFC 5246 section 7.4.1.1).
        let hellos = [[UInt8]](repeating: [22, 3, 3, 0, 4, 0, 0, 0, 0], count: 7000).flatMap { $0 }
        let server = try WireServer(.read(1), .flood(hellos))
        let request = HTTPRequest(.get, "https://127.0.0.1:\(server.port)/")
        let began = MonotonicClock.now()
        #expect(HTTPClientTests.exchange(request, within: .milliseconds(200)).failure == .timedOut(.tlsHandshake))
        var route = HTTPRoute()
        route.connectTimeout = .milliseconds(200)
        #expect(
            HTTPClientTests.exchange(request, route: route, within: .seconds(60)).failure == .timedOut(.tlsHandshake))
        #expect(MonotonicClock.now() - began < .seconds(15))
    }

    @Test("a version below the minimum is refused")
    func minimum() throws {
        let exchange = try Self.get(Server(.good, "-tls1_2")) { $0.tls.minimumVersion = .tls13 }
        guard case .tls? = exchange.failure else {
            Issue.record("\(exchange.outcome)")
            return
        }
    }
}
