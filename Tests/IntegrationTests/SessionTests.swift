import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Sessions with the real Daphne.
    @Suite struct SessionTests {
        /// Daphne answers a Close at once and drops replies under way, so the end of stdin waits for them.
        @Test("twenty piped messages come back as twenty") func piped() throws {
            let site = try Site.shared.get()
            let token = try site.token().joined(separator: " ")
            let lines = "for i in $(seq 20); do echo '{\"type\":\"chat_message\",\"message\":\"m'$i'\"}'; done"
            let outcome = try site.relayctl.shell(
                "\(lines) | relayctl ws connect \(site.backend.url) --room piped \(token)")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let texts = try outcome.output.split(separator: "\n").map {
                try JSONReader.read(Array($0.utf8))["message"]?.string
            }
            #expect(texts == (1...20).map { "m\($0)" })
        }

        @Test("a message that is too large for Daphne is named") func overSize() throws {
            let site = try Site.shared.get()
            let token = try site.token().joined(separator: " ")
            let outcome = try site.relayctl.shell(
                "head -c 1100000 /dev/zero | tr '\\0' x > large; "
                    + "relayctl ws send \(site.backend.url) --room large \(token) -f large")
            #expect(outcome.status == 33)
            #expect(outcome.errors.contains("after a message of 1100000 bytes: Daphne drops more than 1 MiB"))
        }

        @Test("a chat message and its broadcast; the document's line for wscat") func chat() throws {
            let site = try Site.shared.get()
            let sent = try site.relayctl.run(
                [
                    "ws", "send", site.backend.url, "--chat", "hello", "--expect-json",
                    #"{"type":"chat_message","message":"hello"}"#,
                ] + (try site.token()))
            #expect(sent.status == 0 && sent.output.contains("hello"), "\(sent.errors)")
            let url = "ws://localhost:\(site.backend.port)/ws/chat/test-room/"
            let message = #"{"type":"chat_message","message":"hi"}"#
            _ = site.relayctl.secretFile("jwt", try Token.good.get())
            let line =
                "echo '\(message)' | relayctl ws connect -c \(url) -H \"Sec-WebSocket-Protocol: Bearer, $(cat jwt)\""
            let wscat = try site.relayctl.shell(line)
            #expect(wscat.status == 0 && wscat.output.contains("\"hi\""), "\(wscat.errors)")
        }

        @Test("a refusal has its class from a pipe too") func refused() throws {
            let site = try Site.shared.get()
            let outcome = try site.relayctl.shell(
                "echo hi | relayctl ws connect \(site.backend.url) --no-token; echo $?")
            #expect(outcome.output == "21\n" && outcome.errors.contains("upgrade: 403 Access denied"))
        }
    }
}
