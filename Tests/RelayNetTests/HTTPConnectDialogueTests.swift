import RelayBytes
import RelayEvidence
import RelayNet
import RelayTestSupport
import Testing

@Suite struct HTTPConnectDialogueTests {
    @Test(
        "the request",
        arguments: [
            ("api.test", nil, "CONNECT api.test:443 HTTP/1.1\r\nHost: api.test:443\r\n\r\n"),
            ("::1", nil, "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n"),
            ("[::1]", nil, "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n"),
            (
                "a", "user:pass",
                "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n"
            ),
        ] as [(String, String?, String)])
    func request(host: String, credentials: String?, text: String) {
        var dialogue = HTTPConnectDialogue(host: host, port: 443, credentials: credentials.map { Secret($0) })
        var output = ByteBuffer()
        dialogue.start(into: &output)
        #expect(String(decoding: output.bytes, as: UTF8.self) == text)
    }

    @Test(
        "the answer, split at every byte",
        arguments: [
            ("HTTP/1.1 200 OK\r\n\r\n", .established),
            ("HTTP/1.0 200 Connection established\r\nVia: x\r\n\r\n", .established),
            ("HTTP/1.1 299\r\n\r\n", .established), ("HTTP/1.1 200 OK\nX: y\n\n", .established),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", .established),
            (
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n",
                .failed(.authenticationRefused)
            ),
            ("HTTP/1.1 403 Forbidden by rule\r\n\r\n", .failed(.refused(status: 403, reason: "Forbidden by rule"))),
            ("HTTP/1.1 502\r\n\r\n", .failed(.refused(status: 502, reason: ""))),
            ("HTTP/1.1 2000 OK\r\n\r\n", .failed(.notAProxy)), ("HTTP/1.1 OK\r\n\r\n", .failed(.notAProxy)),
            ("HTTP/2 200\r\n\r\n", .failed(.notAProxy)), ("SSH-2.0-x\r\n", .failed(.notAProxy)),
            ("\u{5}\u{0}", .failed(.notAProxy)), ("HTTP/1.1 200 OK\r\n", .unfinished),
        ] as [(String, ProxyProgress)])
    func answer(text: String, progress: ProxyProgress) {
        for pieces in Splits.all(Array(text.utf8)) {
            var dialogue = HTTPConnectDialogue(host: "a", port: 1)
            var output = ByteBuffer()
            var seen = ProxyProgress.unfinished
            for piece in pieces where seen == .unfinished { seen = dialogue.receive(piece.span, into: &output) }
            #expect(seen == progress)
            #expect(output.isEmpty)
        }
    }

    @Test func `an endless head is given up`() {
        var dialogue = HTTPConnectDialogue(host: "a", port: 1)
        var output = ByteBuffer()
        let head = Array("HTTP/1.1 200 OK\r\nX: ".utf8) + [UInt8](repeating: 0x78, count: 70_000)
        #expect(dialogue.receive(head.span, into: &output) == .failed(.notAProxy))
    }
}
