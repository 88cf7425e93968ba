import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// The access logs of a real nginx in three formats and its error log, in front of Daphne.
    @Suite struct NginxLogsTests {
        private static let relayctl = Relayctl()

        private static func document(_ words: String...) throws -> JSONValue {
            let outcome = try relayctl.run(["logs-check", "--json", "--no-defaults"] + words)
            return try JSONReader.read(Array(outcome.output.utf8))
        }

        @Test("every line has its class, and tokens in URLs are found in each format")
        func logs() throws {
            let site = try Site()
            let nginx = try NginxServer(to: site.backend.port)
            let base = [nginx.url, "--ca", try LocalCertificates.shared.get().root, "--experiments", "off"]
            let token = try Token.good.get()
            _ = try site.relayctl.probe(base + site.token())
            _ = try site.relayctl.probe(base + ["--no-token"])
            _ = try site.relayctl.probe(base + site.token() + ["--auth-mode", "query"])
            // Behind it nobody listens any more.
            site.backend.process.stop()
            _ = try site.relayctl.probe(base + site.token())
            for path in nginx.accessLogs { try LogFile(path: path).wait(for: "502") }
            nginx.process.stop()

            for path in nginx.accessLogs {
                let text = LogFile(path: path).text
                let document = try Self.document(path)
                let lines = Int64(text.split(separator: "\n").count)
                #expect(document["classes"]?["proxy.access"]?["count"]?.int == lines, "\(text)")
                #expect(document["unrecognised"]?["count"]?.int == 0)
                let leaks = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter {
                    $0.element.contains(token)
                }
                #expect(!leaks.isEmpty)
                #expect(document["classes"]?["token.leak"]?["count"]?.int == Int64(leaks.count))
                #expect(
                    document["classes"]?["token.leak"]?["first_line"]?.int == leaks.first.map { Int64($0.offset + 1) })
                #expect(document["from"]?.string?.hasSuffix("Z") == true)
            }
            let errors = try Self.document(nginx.process.log.path)
            #expect(errors["unrecognised"]?["count"]?.int == 0, "\(errors)")
            #expect(nginx.process.log.text.contains("connect() failed (111"))
            #expect((errors["classes"]?["proxy.error"]?["count"]?.int ?? 0) >= 1)
        }
    }
}
