import Glibc
import RelayTestSupport
import Synchronization
import Testing

/// No token and no password is printed, whatever happens (RULES: S4, the canary test).
@Suite struct SecretsTests {
    private static let password = "CANARY-password-7c41"

    /// A relay, another that has another key, and the token of the first.
    private final class Scene: Sendable {
        let program = RelayctlProgram()
        let good: String
        let refusing: String
        let closed: String
        let token: String
        private let relays: Mutex<[RunningProgram]>

        init() throws {
            program.write("password", SecretsTests.password)
            program.write("wrong", SecretsTests.password + "-wrong")
            program.write("key", "a key for tests that is long enough for HS256")
            let users = ["--user", "testuser", "--password-file", "password"]
            let (first, good) = try program.startRelay(users + ["--secret-file", "key"])
            let (second, refusing) = try program.startRelay(["--user", "testuser", "--password-file", "key"])
            (self.good, self.refusing) = (good, refusing)
            relays = Mutex([first, second])
            closed = "http://127.0.0.1:\(try WireServer.closedPort())"
            let login = ["login", good, "-u", "testuser", "--password-file", "password", "--print-token"]
            token = String(try program.run(login).output.dropLast())
            try #require(token.split(separator: ".").count == 3)
            program.write("token", token)
        }

        /// The texts that may not appear: the token, its parts, the passwords.
        var canaries: [String] { token.split(separator: ".").map(String.init) + [SecretsTests.password] }
    }

    private static let scene = Result { try Scene() }

    private static let commands = [
        "probe TARGET --token-file token", "probe TARGET -u testuser --password-file password",
        "probe TARGET -u testuser --password-file wrong --pairs 1",
        "probe TARGET --token-file token --auth-mode query --pairs 1",
        "probe TARGET --token-file token --auth-mode header", "probe TARGET?token=TOKEN --no-token",
        "probe TARGET/x?token=TOKEN --no-token",
        "probe TARGET --no-token -H 'Authorization: Bearer TOKEN' -H 'Cookie: s=TOKEN'",
        "probe TARGET --no-token -s Bearer -s TOKEN", "probe TARGET --token TOKEN", "probe TARGET", "whoami TARGET",
        "whoami TARGET --token-file token", "login TARGET -u testuser --password-file password",
        "probe TARGET --token-file token --trace -", "probe TARGET -u testuser --password-file password --trace -",
        "whoami TARGET -H 'Authorization: Bearer TOKEN' -b s=TOKEN", "whoami TARGET --auth u:@password -H 'X: TOKEN'",
        "login TARGET -u testuser --password-file password -b s=TOKEN --auth u:@token -o TOKEN -H 'X-Key: TOKEN'",
        "login TARGET -u testuser --password-file wrong", "login TARGET -u testuser --password-command 'cat password'",
        "login TARGET -u testuser:CANARY-password-7c41", "whoami TARGET TOKEN", "probe TARGET -o TOKEN", "TOKEN",
        "token decode @token", "token decode TOKEN", "token verify --secret-file key @token", "explain TOKEN",
        "token verify --secret-file password @token", "token verify --key token @token", "probe demo --fault TOKEN",
        "probe TARGET --redis redis://:CANARY-password-7c41@127.0.0.1:1 --no-token", "logout TARGET -u TOKEN",
        "logout TARGET", "ws send TARGET --token-file token --chat x --expect x --trace -",
        "ws send TARGET -u testuser --password-file password --chat x -vv",
        "ws send TARGET?token=TOKEN --no-token x",
        "ws connect TARGET --token-file token --auth-mode query -x x",
        "ws connect TARGET --no-token -H 'Authorization: Bearer TOKEN' -b s=TOKEN -x x",
        "ws connect TARGET --no-token -s Bearer -s TOKEN -x x",
    ]

    @Test("no secret in any output", arguments: commands, ["", "--json", "-v"])
    func canary(command: String, format: String) throws {
        let scene = try Self.scene.get()
        let running = try [scene.good, scene.refusing, scene.closed].map { target in
            let line = command.replacing("TARGET", with: target).replacing("TOKEN", with: scene.token)
            return try scene.program.startShell("relayctl \(line) \(format)", ["RELAYCTL_TOKEN": nil])
        }
        for one in running {
            let outcome = try one.finish()
            #expect(!outcome.killed)
            #expect(outcome.output + outcome.errors != "")
            let text = outcome.output + outcome.errors
            for canary in scene.canaries { #expect(!text.contains(canary), "\(text)") }
        }
    }

    @Test(
        "a server that repeats the token in status, headers and body does not get it shown",
        arguments: ["", "--json", "-v"])
    func reflected(format: String) throws {
        let scene = try Self.scene.get()
        let body =
            "{\"detail\":\"\(scene.token)\",\"code\":\"\(scene.token)\","
            + "\"messages\":[{\"message\":\"\(Self.password)\"}]}"
        let server = try WireServer(
            answer: "HTTP/1.1 403 no \(scene.token)\r\nServer: \(scene.token)\r\nLocation: /?token=\(scene.token)\r\n"
                + "X-Part: \(scene.token.split(separator: ".")[1])\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let target = "http://127.0.0.1:\(server.port)"
        for command in [
            "probe \(target) --token-file token", "probe \(target) -u testuser --password-file password",
            "whoami \(target) --token-file token", "login \(target) -u testuser --password-file password",
            "ws send \(target) x --token-file token --trace -", "ws connect \(target) --token-file token",
        ] {
            let outcome = try scene.program.shell("relayctl \(command) \(format)")
            let text = outcome.output + outcome.errors
            #expect(outcome.status != 0)
            let isLogin = command.contains("password")
            // A login that was refused knows no token; only what looks like one is masked.
            for canary in isLogin ? [scene.token, Self.password] : [scene.token] + scene.canaries.dropLast() {
                #expect(!text.contains(canary), "$ \(command)\n\(text)")
            }
        }
    }

    @Test("--print-token prints the token, and nothing else does")
    func printed() throws {
        let scene = try Self.scene.get()
        let program = RelayctlProgram()
        let password = program.write("password", Self.password)
        let words = ["login", scene.good, "-u", "testuser", "--password-file", password, "--print-token"]
        let first = try program.run(words)
        #expect(first.errors == "")
        #expect(first.output.split(separator: ".").count == 3)
        // The saved login serves, without its password.
        #expect(try program.run(words.filter { !$0.contains("password") }).output == first.output)
    }

    @Test("the arguments of the program and of its child hold no secret")
    func arguments() throws {
        let scene = try Self.scene.get()
        scene.program.write(
            "script", "tr '\\0' ' ' < /proc/$PPID/cmdline >&2; tr '\\0' ' ' < /proc/$$/cmdline >&2; cat password\n")
        let outcome = try scene.program.run(
            ["login", scene.good, "-u", "testuser", "--password-command", ". ./script"], ["RELAYCTL_TOKEN": scene.token]
        )
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("login"))
        for canary in scene.canaries { #expect(!outcome.errors.contains(canary)) }
    }

    @Test("a token or password file that others may read is said so")
    func openFile() throws {
        let scene = try Self.scene.get()
        scene.program.write("open", scene.token, mode: 0o644)
        let outcome = try scene.program.run(["whoami", scene.good, "--token-file", "open"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "relayctl: --token-file 'open' can be read by other users: chmod 600 it\n")
    }

    @Test("no core can be dumped")
    func core() throws {
        let scene = try Self.scene.get()
        let (relay, url) = try scene.program.startRelay(["--fault", "hang"], hasLog: true)
        let probe = try scene.program.startShell("ulimit -c unlimited; exec relayctl probe \(url) --token-file token")
        try relay.waitForErrors(containing: "WSCONNECTING")
        let limits = SourceTree.text(of: "/proc/\(probe.id)/limits") ?? ""
        #expect(
            limits.split(separator: "\n").contains {
                $0.split(separator: " ").prefix(6) == ["Max", "core", "file", "size", "0", "0"]
            })
        probe.signal(SIGTERM)
        #expect(try probe.finish().status == 128 + SIGTERM)
    }
}

extension String {
    /// The text with every occurrence of `mark` replaced.
    func replacing(_ mark: String, with text: String) -> String {
        var (result, rest) = ("", self[...])
        while let range = rest.firstRange(of: mark) {
            result += rest[..<range.lowerBound] + text
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
