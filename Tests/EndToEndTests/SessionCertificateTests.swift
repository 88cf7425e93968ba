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
        var reply: [UInt8] = []
        for number in UInt8(0)..<64 { reply += [0x81, 0x02, 0x30 + number / 10, 0x30 + number % 10] }
        reply += [0x88, 0x02, 0x03, 0xe8]
        let outcome = try PythonTLSServer.run(
            "relayctl ws connect $url --ca \"$ca\" --on-eof hold < /dev/null", in: RelayctlProgram(),
            reply: reply, end: .answered)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.split(separator: "\n").compactMap { Int($0) } == Array(0..<64))
    }
}
