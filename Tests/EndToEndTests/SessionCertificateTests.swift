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
}
