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
            Expected(verdict: "degraded", failedStage: nil, exit: 0, error: nil).check(unverified)
            #expect(unverified.codes("error") + unverified.codes("warning") == [row.error])
        }

        @Test func plainAddressOfATLSPort() throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port)
            let words = ["ws://localhost:\(nginx.port)/ws/chat/test-room/"] + (try site.token())
            Expected.broken("upgrade", 20, "tls.wrong-scheme").check(try site.relayctl.probe(words))
        }
    }
}
