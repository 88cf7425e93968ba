import RelayTestSupport
import Testing

/// What `login` and `whoami` say of their sender, byte for byte, and to whom.
@Suite struct AccountHeaderTests {
    private let program = RelayctlProgram()

    init() {
        program.write("password", "pw")
        program.write("gate", "sesame\n")
        program.write("token", "a.b.c")
        program.write("headers", "X-One: 1\r\n\r\nX-Two: two words\r\n")
    }

    /// The words of each option, and the lines of the request that they make.
    private static let rows: [(words: [String], lines: [String])] = [
        (["-H", "X-Api-Key: k 1"], ["X-Api-Key: k 1"]),
        (["--header", "X-A: 1", "-H", "X-A: 2"], ["X-A: 1", "X-A: 2"]),
        (["-H", "@headers"], ["X-One: 1", "X-Two: two words"]), (["-H", "X-Empty;"], ["X-Empty:"]),
        (["-A", "Mozilla/5.0"], ["User-Agent: Mozilla/5.0"]), (["-H", "User-Agent: a"], ["User-Agent: a"]),
        (["-A", "b", "-H", "User-Agent: a"], ["User-Agent: b"]), (["-b", "a=1; b=2"], ["Cookie: a=1; b=2"]),
        (["-H", "Cookie: a=1"], ["Cookie: a=1"]), (["--host", "api.example.com"], ["Host: api.example.com"]),
        (["-H", "Host: h:8"], ["Host: h:8"]), (["-o", "https://app.example.com"], ["Origin: https://app.example.com"]),
        (["-o", "null"], ["Origin: null"]), (["-H", "Origin: anything"], ["Origin: anything"]),
        (["--auth", "guard:@gate"], ["Authorization: Basic Z3VhcmQ6c2VzYW1l"]),
        (["-H", "Authorization: Digest x"], ["Authorization: Digest x"]),
        (["-H", "Accept: application/vnd.api+json"], ["Accept: application/vnd.api+json"]),
    ]

    private static func answer(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// What stands in the one request of a command: the header lines, in their order.
    private func lines(_ words: [String], before: [String] = []) throws -> [String] {
        let server = try WireServer(answer: Self.answer(#"{"access":"a.b.c","username":"ann"}"#))
        let outcome = try program.run(before + words.map { $0.replacing("URL", with: server.url) })
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(server.received.count == 1)
        let head = server.received.first?.split(separator: "\r\n\r\n", maxSplits: 1).first ?? ""
        return head.replacing(server.url, with: "URL").split(separator: "\r\n").dropFirst().map(String.init)
    }

    private static let login = ["login", "URL", "-u", "ann", "--password-file", "password"]

    @Test("each option's bytes, once, behind the command and before it", arguments: rows, [false, true])
    func bytes(row: (words: [String], lines: [String]), isBefore: Bool) throws {
        // An Authorization of its own leaves the token no room.
        let isOther = row.lines[0].hasPrefix("Authorization: ")
        for command in [Self.login, ["whoami", "URL"] + (isOther ? [] : ["--token-file", "token"])] {
            let lines =
                try isBefore ? lines(command, before: row.words) : lines(command + row.words)
            let names = Set(row.lines.map { $0.prefix { $0 != ":" } })
            #expect(lines.filter { names.contains($0.prefix { $0 != ":" }) } == row.lines, "\(command[0])")
        }
    }

    @Test("without them it says what it said, whatever Origin the profile has") func usual() throws {
        let usual = try lines(Self.login).map { $0.prefix { $0 != ":" } }
        #expect(usual == ["Host", "Accept", "User-Agent", "Content-Type", "Content-Length"])
        let server = try WireServer(answer: Self.answer(#"{"access":"a.b.c"}"#))
        let words = Self.login.map { $0.replacing("URL", with: server.url) }
        #expect(try program.run(words, ["RELAYCTL_ORIGIN": "https://app.example.com"]).status == 0)
        #expect(server.received.first?.contains("Origin") == false)
        #expect(try lines(["whoami", "URL", "--token-file", "token", "-o", "auto"]).contains("Origin: URL"))
        #expect(
            try !lines(["whoami", "URL", "--token-file", "token", "-o", "none"]).contains { $0.hasPrefix("Origin") })
    }

    @Test("whoami takes the token that is pasted in a header or the address, but not before an option's")
    func carried() throws {
        for (words, line) in [
            (["URL", "-H", "Authorization: JWT x.y.z"], "Authorization: JWT x.y.z"),
            (["URL", "-H", "Sec-WebSocket-Protocol: Bearer, x.y.z"], "Authorization: Bearer x.y.z"),
            (["URL", "-H", "Authorization: JWT x.y.z", "--token-file", "token"], "Authorization: Bearer a.b.c"),
            (["URL/ws/x/?token=x.y.z"], "Authorization: Bearer x.y.z"),
        ] {
            let found = try lines(["whoami"] + words).filter { $0.contains("Authorization") || $0.contains("Sec-") }
            #expect(found == [line])
        }
    }

    @Test("what is a handshake's is left out, with a note") func handshake() throws {
        let server = try WireServer(answer: Self.answer(#"{"access":"a.b.c"}"#))
        let pasted = [
            "-H", "Upgrade: websocket", "-H", "Sec-WebSocket-Protocol: Bearer, x.y.z", "-H", "Accept-Encoding: gzip",
        ]
        let outcome = try program.run(Self.login.map { $0.replacing("URL", with: server.url) } + pasted)
        #expect(
            outcome.errors
                == "relayctl: left out, the API is not asked so: Upgrade, Sec-WebSocket-Protocol, Accept-Encoding\n")
        let request = server.received.first ?? ""
        for part in ["Upgrade", "Sec-WebSocket", "x.y.z", "gzip"] { #expect(!request.contains(part), "\(part)") }
    }

    @Test(
        "what cannot be sent is one line, and nothing is sent",
        arguments: [
            (["-H", "nocolon"], 64, "has no colon"), (["-H", "A b: c"], 64, "is no header name"),
            (["-H", "A: b\r\nC: d"], 64, "control character"), (["-H", "Content-Length: 3"], 64, "says that itself"),
            (["-H", "@missing"], 66, "--header: cannot read 'missing'"), (["-A", "a\nb"], 64, "--user-agent"),
            (["-b", "a\r\nX: y"], 64, "--cookie"), (["--host", "a/b"], 64, "--host"), (["--host", ""], 64, "--host"),
            (["--auth", "user:pw"], 64, "--auth is 'user:@FILE'"),
            (["--auth", "u:@missing"], 66, "cannot read 'missing'"),
            (["-o", "json"], 64, "did you mean --output or --format?"),
            (["-H", "Host: a", "-H", "Host: b"], 64, "twice"),
        ])
    func refused(words: [String], status: Int32, saying: String) throws {
        let server = try WireServer(.hold)
        for command in [Self.login, ["whoami", "URL", "--token-file", "token"]] {
            expectOneLine(
                try program.run(command.map { $0.replacing("URL", with: server.url) } + words), status, saying)
        }
        #expect(server.received == [])
    }

    @Test("a token and another Authorization are 64; no saved login and no variable goes in its place")
    func twoAuthorizations() throws {
        let words = ["whoami", "http://127.0.0.1:1", "--token-file", "token", "--auth", "guard:@gate"]
        expectOneLine(try program.run(words), 64, "the token and --auth both need the Authorization header")
        let server = try WireServer(answer: Self.answer(#"{"username":"guard"}"#))
        let outcome = try program.run(["whoami", server.url, "--auth", "guard:@gate"], ["RELAYCTL_TOKEN": "a.b.c"])
        #expect(outcome.output == "username guard\nno token, --auth\n")
        let json = try program.run(["whoami", server.url, "--auth", "guard:@gate", "--json"]).output
        #expect(json.contains(#""token":null,"token_source":"--auth""#))
        let refusing = try WireServer(answer: "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
        expectOneLine(try program.run(["whoami", refusing.url, "--auth", "guard:@gate"]), 40, "; check --auth")
    }

    @Test("a server that repeats them does not get them shown", arguments: ["200 OK", "401 Nope", "500 Nope"])
    func reflected(status: String) throws {
        let secrets = ["sessionid=geheim99", "Z3VhcmQ6c2VzYW1l"]
        let body = #"{"detail":"\#(secrets[0]) \#(secrets[1])","list":["\#(secrets[0])"]}"#
        let server = try WireServer(
            answer: "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let identity = ["-b", secrets[0], "--auth", "guard:@gate"]
        for format in [[], ["--json"], ["-v"]] {
            for command in [Self.login, ["whoami", "URL"]] {
                let words = command.map { $0.replacing("URL", with: server.url) } + identity + format
                let outcome = try program.run(words)
                for secret in secrets { #expect(!(outcome.output + outcome.errors).contains(secret), "\(words)") }
            }
        }
    }

    @Test("a redirect to another origin gets none of them, one to the same all", arguments: [307, 308])
    func redirects(status: Int) throws {
        let other = try WireServer(answer: Self.answer(#"{"access":"a.b.c"}"#))
        let words = ["-b", "sid=geheim", "--auth", "guard:@gate", "-H", "X-Api-Key: k", "-L"]
        func redirect(_ target: String) -> String {
            "HTTP/1.1 \(status) Elsewhere\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n"
        }
        for command in [Self.login, ["whoami", "URL"]] {
            let leaving = try WireServer(answer: redirect("\(other.url)/login/"))
            let left = try program.run(command.map { $0.replacing("URL", with: leaving.url) } + words)
            #expect(left.status == 26 && other.received == [], "\(left.errors)")
            let staying = try WireServer([
                [.readRequest, .text(redirect("/there/"))],
                [.readRequest, .text(Self.answer(#"{"access":"a.b.c"}"#))],
            ])
            #expect(try program.run(command.map { $0.replacing("URL", with: staying.url) } + words).status == 0)
            #expect(staying.received.count == 2)
            for request in staying.received {
                for line in ["Cookie: sid=geheim", "Authorization: Basic Z3VhcmQ6c2VzYW1l", "X-Api-Key: k"] {
                    #expect(request.contains("\r\n\(line)\r\n"), "\(request)")
                }
            }
        }
    }
}
