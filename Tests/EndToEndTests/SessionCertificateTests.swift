import RelayTestSupport
import Testing

/// A session whose certificate does not stand says everything about it, in lines of their own.
@Suite struct SessionCertificateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let leaf: LocalCertificates.Leaf
        let says: [String]

        var testDescription: String { leaf.rawValue }
    }

    static let rows = [
        Row(
            leaf: .expired,
            says: ["tls: certificate has expired", "until        2021-01-01T00:00:00Z (", "issuer       CN=root"]),
        Row(leaf: .notYetValid, says: ["tls: certificate is not yet valid", "from         2099-01-01T00:00:00Z (in "]),
        Row(leaf: .otherHost, says: ["tls: the certificate is not for localhost", "names        other.test"]),
        Row(leaf: .selfSigned, says: ["tls: self-signed certificate", "issuer       CN=localhost (itself)"]),
        Row(leaf: .withoutIntermediate, says: ["does not send the intermediate", "issuer       CN=intermediate"]),
    ]

    @Test("dates, names and issuer", arguments: rows)
    func facts(_ row: Row) throws {
        let certificates = try LocalCertificates.shared.get()
        let program = RelayctlProgram()
        let (relay, url) = try program.startRelay([
            "--echo", "--tls-cert", certificates.certificate(row.leaf), "--tls-key", certificates.key,
        ])
        defer { relay.endInput() }
        let port = url.split(separator: ":").last ?? ""
        let target = "wss://localhost:\(port)/"
        let trust = ["--ca", certificates.root]
        var said: Set<String> = []
        for words in [["ws", "connect", target], ["ws", "send", target, "x"]] {
            let outcome = try program.run(words + trust)
            #expect(outcome.status == 14 && outcome.output == "", "\(outcome.errors)")
            for text in row.says { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
            #expect(outcome.errors.split(separator: "\n").last?.hasPrefix("relayctl: next: ") == true)
            // How long ago changes from run to run.
            said.insert(outcome.errors.filter { !$0.isNumber })
        }
        #expect(said.count == 1)

        // The operator may go on; the verdict is said all the same.
        let unverified = try program.run(["ws", "send", target, "x", "--expect", "x", "--insecure"] + trust)
        #expect(unverified.status == 0 && unverified.output == "x\n", "\(unverified.errors)")
        #expect(unverified.errors.contains("verdict      NOT VERIFIED: "))
    }

    /// What OpenSSL holds no longer shows at the socket.
    @Test("the 101, 64 messages and a Close in one TLS record all arrive")
    func oneRecord() throws {
        let certificates = try LocalCertificates.shared.get()
        let program = RelayctlProgram()
        program.write(
            "server.py",
            #"""
            import base64, hashlib, socket, ssl, sys
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1], sys.argv[2])
            listener = socket.create_server(("127.0.0.1", 0))
            print(listener.getsockname()[1], flush=True)
            stream = context.wrap_socket(listener.accept()[0], server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                head += stream.recv(65536)
            key = next(l.split(b": ")[1] for l in head.split(b"\r\n") if l.lower().startswith(b"sec-websocket-key"))
            accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
            fields = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
            frames = b"".join(b"\x81\x02%02d" % i for i in range(64)) + b"\x88\x02\x03\xe8"
            stream.sendall(b"HTTP/1.1 101 X\r\n" + fields + b"\r\n\r\n" + frames)
            stream.recv(100)
            """#)
        let outcome = try program.shell(
            """
            exec 3< <(exec python3 server.py '\(certificates.certificate(.good))' '\(certificates.key)'); read -r port <&3
            relayctl ws connect wss://localhost:$port/ --ca '\(certificates.root)' --on-eof hold < /dev/null
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.split(separator: "\n").compactMap { Int($0) } == Array(0..<64))
    }
}
