import RelayBytes
import RelayTestSupport
import Testing

/// TLS that does not come to be, or ends too early: the class, the cause and the next command, in time.
@Suite struct SessionTLSTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var script: [WireServer.Step] = []
        /// Arguments of `openssl s_server`, in place of a script.
        var server: [String] = []
        var status: Int32 = 13
        let says: String
        let next: String
        var timeout = "10"

        var testDescription: String { name }
    }

    /// HelloRequest, which a client that shakes hands skips (RFC 5246 section 7.4.1.1).
    private static let helloRequests = [[UInt8]](repeating: [22, 3, 3, 0, 4, 0, 0, 0, 0], count: 7000).flatMap { $0 }

    static let scripts = [
        Row(
            name: "silence", script: [.hold], says: "tls: no answer to the ClientHello", next: "relayctl probe ws://",
            timeout: "0.5"),
        Row(
            name: "a part of a ServerHello", script: [.read(1), .send([22, 3, 3, 0, 122, 2, 0]), .hold],
            says: "tls: no answer to the ClientHello", next: "relayctl probe ws://", timeout: "0.5"),
        Row(
            name: "HelloRequests without end", script: [.read(1), .flood(helloRequests)],
            says: "tls: no answer to the ClientHello", next: "relayctl probe ws://", timeout: "0.5"),
        Row(
            name: "plain HTTP", script: [.read(1), .text("HTTP/1.1 400 Bad Request\r\n\r\n"), .hold],
            says: "the port speaks plain text, not TLS", next: "relayctl probe ws://"),
        Row(
            name: "FIN", script: [.read(1), .finish], says: "tls: closed during the handshake",
            next: "relayctl probe ws://"),
        Row(
            name: "RST", script: [.read(1), .reset], says: "tls: reset during the handshake",
            next: "relayctl probe ws://"),
    ]

    @Test("what a port says in place of TLS", arguments: scripts)
    func script(_ row: Row) throws {
        let server = try WireServer([row.script])
        try check(row, server.port)
        withExtendedLifetime(server) {}
    }

    static let servers = [
        Row(
            name: "TLS 1.1 alone", server: ["-tls1_1", "-cipher", "ALL@SECLEVEL=0"],
            says: "tls: alert 70: protocol version", next: " --tls-min 1.0"),
        Row(
            name: "h2 alone", server: ["-alpn", "h2"], says: "tls: alert 120: no application protocol", next: "nginx -T"
        ),
        Row(
            name: "a client certificate, TLS 1.2", server: ["-tls1_2", "-Verify", "1", "-verify_return_error"],
            says: "tls: alert 40: handshake failure", next: "openssl s_client -connect localhost:"),
        // Its alert comes with the first read (RFC 8446 section 4.4.2.4).
        Row(
            name: "a client certificate, TLS 1.3", server: ["-Verify", "1", "-verify_return_error"],
            says: "upgrade: alert 116: certificate required: the server demands a client certificate",
            next: " --cert FILE --key FILE"),
        Row(
            name: "more certificates than are taken", server: ["-cert_chain", "long.pem"],
            says: "tls: excessive message size", next: "openssl s_client -connect localhost:"),
        Row(
            name: "a weak key", server: ["-cert", "weak.pem", "-key", "weak.key", "-cipher", "DEFAULT@SECLEVEL=0"],
            status: 14, says: "certificate key too weak", next: "openssl s_client -connect localhost:"),
        Row(
            name: "ESC in a name", server: ["-cert", "escape.pem"], status: 14, says: "CN=a\\1B[31mb",
            next: "openssl s_client -connect localhost:"),
    ]

    @Test("what a TLS server wants or lacks", arguments: servers)
    func server(_ row: Row) throws {
        let certificates = try LocalCertificates.shared.get()
        let program = RelayctlProgram()
        let made = try program.shell(
            """
            good='\(certificates.certificate(.good))'
            for i in $(seq 300); do cat "$good"; done > long.pem
            openssl req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.pem -subj /CN=weak 2> /dev/null
            openssl req -x509 -key '\(certificates.key)' -out escape.pem -utf8 -subj $'/CN=a\\e[31mb'
            """)
        #expect(made.status == 0, "\(made.errors)")
        let words = row.server.map { $0.contains(".") ? program.file($0) : $0 }
        let server = try LocalTLSServer(.good, words)
        try check(row, server.port)
        withExtendedLifetime(server) {}
    }

    private func check(_ row: Row, _ port: UInt16) throws {
        let program = RelayctlProgram()
        let options = ["--connect-timeout", row.timeout, "--no-token", "--ca", try LocalCertificates.shared.get().root]
        for words in [["send", "wss://localhost:\(port)/", "x"], ["connect", "wss://localhost:\(port)/"]] {
            let outcome = try program.run(["ws"] + words + options + ["--json"])
            #expect(outcome.status == row.status, "\(outcome.errors)")
            #expect(outcome.errors.hasPrefix("relayctl: ") && outcome.errors.contains(row.says), "\(outcome.errors)")
            let next = outcome.errors.split(separator: "\n").last ?? ""
            #expect(next.hasPrefix("relayctl: next: ") && next.contains(row.next), "\(outcome.errors)")
            let last = try JSONReader.read(Array((outcome.output.split(separator: "\n").last ?? "").utf8))
            #expect(last["event"] == "summary" && last["exit"]?.int == Int64(row.status))
        }
    }

    @Test(
        "TLS that is cut off is told from TLS that ends",
        arguments: [
            (nil, PythonTLSServer.End.cut, Int32(24), "lost without a byte: cut off inside TLS, without close_notify"),
            (nil, .closeNotify, 24, "upgrade: closed without a byte"),
            ([], .cut, 33, "session: cut off inside TLS, without close_notify"),
            ([], .closeNotify, 33, "session: lost without a Close frame (FIN)"),
        ] as [([UInt8]?, PythonTLSServer.End, Int32, String)])
    func cut(reply: [UInt8]?, end: PythonTLSServer.End, status: Int32, says: String) throws {
        for words in ["send $url x --expect x", "connect $url --on-eof hold"] {
            let outcome = try PythonTLSServer.run(
                "relayctl ws \(words) --ca \"$ca\"", in: RelayctlProgram(), reply: reply, end: end)
            #expect(outcome.status == status && outcome.output == "", "\(outcome.errors)")
            #expect(outcome.errors.contains(says), "\(outcome.errors)")
        }
    }

    @Test(
        "a file for TLS that cannot be used is no fault of the server's",
        arguments: [
            ("--ca", "missing", "No such file or directory"), ("--ca", "junk", "no certificate"),
        ])
    func file(option: String, name: String, says: String) throws {
        let program = RelayctlProgram()
        program.write("junk", "no certificate\n")
        let server = try LocalTLSServer()
        let outcome = try program.run(["ws", "send", "wss://localhost:\(server.port)/", "x", option, name])
        #expect(outcome.status == 66, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("relayctl: tls: \(name): \(says)"), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("relayctl: next: ls -l \(name)\n"), "\(outcome.errors)")
        withExtendedLifetime(server) {}
    }
}
