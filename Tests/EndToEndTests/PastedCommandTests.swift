import RelayTestSupport
import Testing

/// Commands of other tools, with their name replaced.
@Suite struct PastedCommandTests {
    /// What Chrome, Firefox and Safari put into the clipboard for a WebSocket request. URL, TOKEN and ORIGIN stand for
    /// the test's own.
    private static let browsers = [
        #"""
        curl 'URL/ws/chat/test-room/' \
          -H 'Upgrade: websocket' \
          -H 'Origin: ORIGIN' \
          -H 'Cache-Control: no-cache' \
          -H 'Accept-Language: en-US,en;q=0.9' \
          -H 'Pragma: no-cache' \
          -b 'csrftoken=abc; theme=dark' \
          -H 'Connection: Upgrade' \
          -H 'Sec-WebSocket-Key: 3jYvKYpXKbVxWHRO0NmBIw==' \
          -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36' \
          -H 'Sec-WebSocket-Version: 13' \
          -H 'Sec-WebSocket-Protocol: Bearer, TOKEN' \
          -H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' \
          --insecure
        """#,
        "curl 'URL/ws/chat/test-room/' --compressed -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:133.0) "
            + "Gecko/20100101 Firefox/133.0' -H 'Accept: */*' -H 'Accept-Language: en-US,en;q=0.5' "
            + "-H 'Accept-Encoding: gzip, deflate, br, zstd' -H 'Sec-WebSocket-Version: 13' -H 'Origin: ORIGIN' "
            + "-H 'Sec-WebSocket-Protocol: Bearer, TOKEN' -H 'Sec-WebSocket-Extensions: permessage-deflate' "
            + "-H 'Sec-WebSocket-Key: 3jYvKYpXKbVxWHRO0NmBIw==' -H 'DNT: 1' -H 'Sec-GPC: 1' "
            + "-H 'Connection: keep-alive, Upgrade' -H 'Cookie: csrftoken=abc' -H 'Sec-Fetch-Dest: empty' "
            + "-H 'Sec-Fetch-Mode: websocket' -H 'Sec-Fetch-Site: same-site' -H 'Pragma: no-cache' "
            + "-H 'Cache-Control: no-cache' -H 'Upgrade: websocket'",
        "curl 'URL/ws/chat/test-room/' -X 'GET' -H 'Sec-WebSocket-Protocol: Bearer, TOKEN' -H 'Origin: ORIGIN' "
            + "-H 'Upgrade: websocket' -H 'Connection: Upgrade' -H 'Sec-WebSocket-Version: 13' "
            + "-H 'Sec-WebSocket-Key: 3jYvKYpXKbVxWHRO0NmBIw==' --http1.1 --globoff",
    ]

    private struct Scene {
        let program = RelayctlProgram()
        let relay: RunningProgram
        let url: String
        let token: String

        init() throws {
            program.write("password", "a password of the test")
            (relay, url) = try program.startRelay(["--user", "testuser", "--password-file", "password"])
            let login = ["login", url, "-u", "testuser", "--password-file", "password", "--print-token"]
            token = String(try program.run(login).output.dropLast())
            _ = try program.run(["logout", url])
        }

        func filled(_ line: String) -> String {
            line.replacing("ORIGIN", with: url).replacing("URL", with: url.replacing("http:", with: "ws:"))
                .replacing("TOKEN", with: token)
        }
    }

    @Test("a browser's Copy as cURL works with curl replaced", arguments: browsers) func curl(line: String) throws {
        let scene = try Scene()
        let outcome = try scene.program.shell(scene.filled(line).replacing("curl ", with: "relayctl probe "))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.errors.contains("relayctl: left out, the opening handshake has its own: "))
        #expect(outcome.output.contains("me ") && !outcome.output.contains(scene.token))
    }

    @Test("the document's wscat line works") func wscat() throws {
        let scene = try Scene()
        let line = #"relayctl probe -c "URL/ws/chat/test-room/" -H "Sec-WebSocket-Protocol: Bearer, $TOKEN""#
        let outcome = try scene.program.shell(scene.filled(line.replacing("$TOKEN", with: "$T")), ["T": scene.token])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let unset = try scene.program.shell(scene.filled(line.replacing("$TOKEN", with: "$T")))
        #expect(unset.status == 64 && unset.errors.contains("is the token's variable set?"))
    }

    @Test("headers of a file, and what no header can be") func headers() throws {
        let scene = try Scene()
        let path = scene.program.write("headers", "Sec-WebSocket-Protocol: Bearer, \(scene.token)\r\n\r\nX-A: 1\r\n")
        #expect(try scene.program.run(["probe", scene.url, "-H", "@\(path)"]).status == 0)
        for (header, words) in [
            ("nocolon", "no colon"), ("Sec-WebSocket-Protocol: Bearer, \(scene.token)==", "without padding"),
        ] {
            let outcome = try scene.program.run(["probe", scene.url, "-H", header])
            #expect(outcome.status == 64 && outcome.errors.contains(words) && !outcome.errors.contains(scene.token))
        }
        #expect(try scene.program.run(["probe", scene.url, "-X", "POST"]).status == 64)
    }
}
