import Glibc
import RelayBytes
import RelayCommands
import RelayTestSupport
import Testing

/// The settings as whole commands meet them: files, streams and exit status.
@Suite struct ConfigCommandTests {
    private let directory = TemporaryDirectory()

    /// Surroundings whose configuration file has that text.
    private func surroundings(_ config: String?, _ variables: [String: String] = [:]) -> Surroundings {
        if let config {
            mkdir(directory.file("relayctl"), 0o700)
            directory.write("relayctl/config.toml", config, mode: 0o600)
        }
        return Surroundings(variables.merging(["XDG_CONFIG_HOME": directory.path]) { given, _ in given })
    }

    private var path: String { directory.file("relayctl/config.toml") }

    @Test("init writes a file that show can read, 0600 in a directory of 0700, and keeps one that is there")
    func initialise() throws {
        let surroundings = surroundings(nil)
        let first = surroundings.run("config", "init")
        #expect(first.status == 0 && first.answer == "wrote \(path)\nnext: relayctl config show example\n")
        #expect(mode(path) == 0o600 && mode(directory.file("relayctl")) == 0o700)
        let shown = surroundings.run("config", "show", "example")
        #expect(shown.status == 0)
        #expect(shown.answer.contains("\nws            wss://api.example.com/ws/chat/test-room/  (profile example, "))
        #expect(shown.answer.hasSuffix("\nnext: relayctl probe example\n"))
        directory.write("relayctl/config.toml", "# mine\n")
        let second = surroundings.run("config", "init")
        #expect(second.status == 73 && second.answer == "" && second.talk.contains("is there already"))
        #expect(SourceTree.bytes(of: path) == Array("# mine\n".utf8))
    }

    @Test("init leaves what is no regular file untouched")
    func link() {
        mkdir(directory.file("relayctl"), 0o700)
        symlink(directory.file("elsewhere"), path)
        #expect(surroundings(nil).run("config", "init").status == 73)
        #expect(access(directory.file("elsewhere"), F_OK) != 0)
    }

    @Test("path is printed whether the file is there or not")
    func paths() throws {
        let absent = surroundings(nil).run("config", "path")
        #expect(absent.status == 0 && absent.answer == path + "\n" && absent.talk.contains("config init"))
        let there = surroundings("").run("config", "path")
        #expect(there.answer == path + "\n" && there.talk == "")
        let document = try JSONReader.read(Array(surroundings("").run("config", "path", "--json").answer.utf8))
        #expect(document["path"]?.string == path && document["exists"]?.bool == true)
        let homeless = Surroundings(["HOME": "", "XDG_CONFIG_HOME": "relative"]).run("config", "path")
        #expect(homeless.status == 78)
    }

    @Test("show gives every setting with its source as a document too")
    func document() throws {
        let surroundings = surroundings("[profile.p]\napi = 'https://h.test'\n", ["RELAYCTL_TOKEN": "sekrit-token"])
        let run = surroundings.run("--json", "config", "show", "p", "--room", "lobby")
        let value = try JSONReader.read(Array(run.answer.utf8))
        #expect(value["schema"]?.string == "relayctl.config/1")
        #expect(value["target"]?.string == "p" && value["profile"]?.string == "p")
        let rows = value["settings"]?.array ?? []
        let room = rows.first { $0["name"]?.string == "room" }
        #expect(room?["value"]?.string == "lobby" && room?["source"]?.string == "--room")
        let token = rows.first { $0["name"]?.string == "token" }
        #expect(token?["source"]?.string == "RELAYCTL_TOKEN" && !run.answer.contains("sekrit"))
        #expect(rows.first { $0["name"]?.string == "ca" }?["value"] == .null)
    }

    @Test(
        "the next command leads to what was shown, and a shell reads it so",
        arguments: [
            (["https://h.test/?a=b&c=d"], "'https://h.test/?a=b&c=d'"),
            (["https://h.test", "--room", "a b"], "https://h.test --room 'a b'"),
            (["p", "--room", "lobby"], "p --room lobby"),
        ] as [([String], String)])
    func next(words: [String], probed: String) {
        let run = surroundings("[profile.p]\napi = 'https://h.test'\n").run(["config", "show"] + words)
        #expect(run.answer.hasSuffix("\nnext: relayctl probe \(probed)\n"), "\(run.answer)\(run.talk)")
    }

    @Test("an env file beside an address belongs to the next command too")
    func nextWithEnvFile() {
        let env = directory.write("app.env", "REDIS_HOST=r.test\n")
        let run = surroundings(nil).run("config", "show", "https://h.test", "--env-file", env)
        #expect(run.answer.hasSuffix("\nnext: relayctl probe https://h.test --env-file \(env)\n"))
    }

    @Test("show needs no target, and says what to do without a file")
    func nothing() {
        let run = surroundings(nil).run("config", "show")
        #expect(run.status == 0 && run.answer.contains("\nws            -\n"))
        #expect(run.answer.hasSuffix("next: relayctl config init\n"))
    }

    @Test(
        "a configuration file with a fault ends the commands that need it with 78, file and line",
        arguments: [["probe", "p"], ["login"], ["logout", "p"], ["whoami", "--profile", "p", "--token", "x"]])
    func fault(words: [String]) {
        let surroundings = surroundings("[profile.p]\napi = 'https://h.test'\norgin = 'x'\n")
        let run = surroundings.run(words)
        #expect(run.status == 78)
        #expect(run.talk.contains("\(path):3: unknown key 'orgin' in [profile.p]: did you mean origin?"))
    }

    @Test("commands that have an address do not read it", arguments: [["config", "show", "https://h.test"]])
    func unread(words: [String]) {
        #expect(surroundings("[broken").run(words).status == 0)
    }

    @Test("a file that cannot be read is 78")
    func unreadable() {
        mkdir(directory.file("relayctl"), 0o700)
        mkdir(path, 0o700)
        let run = Surroundings(["XDG_CONFIG_HOME": directory.path]).run("config", "show", "p")
        #expect(run.status == 78 && run.talk.contains("is a directory"))
    }

    @Test("a password that others can read is noted")
    func openPassword() {
        let surroundings = surroundings("[profile.p]\napi = 'https://h.test'\nredis = 'redis://:pw@r.test'\n")
        #expect(surroundings.run("config", "show", "p").talk == "")
        chmod(path, 0o644)
        let run = surroundings.run("config", "show", "p")
        #expect(run.talk.contains("chmod 600") && !(run.talk + run.answer).contains(":pw"))
    }

    @Test("a file of --env-file that is malformed is 65, one that cannot be read 66")
    func envFiles() {
        let surroundings = surroundings(nil)
        let malformed = directory.write("bad.env", "A=1\nREDIS_HOST\n")
        let first = surroundings.run("config", "show", "--env-file", malformed)
        #expect(first.status == 65 && first.talk.contains("bad.env:2: there is no = behind REDIS_HOST"))
        let second = surroundings.run("--env-file", "/nonexistent/.env", "config", "show")
        #expect(second.status == 66 && second.talk.contains("--env-file: cannot read '/nonexistent/.env'"))
        let good = directory.write("good.env", "NEXT_PUBLIC_WS_HOST=localhost:8000\nSECRET_KEY=sekrit-key\n")
        let third = surroundings.run("--env-file", good, "config", "show")
        #expect(third.status == 0 && third.answer.contains("next: relayctl probe --env-file \(good)\n"))
        #expect(third.answer.contains("secret_key    <secret>") && !third.answer.contains("sekrit"))
    }

    @Test("the loopback Redis of a remote server is the server's own, and is not asked")
    func redis() throws {
        let words = ["probe", "http://192.0.2.1", "--connect-timeout", "20ms", "--json"]
        let env = directory.write(".env", "REDIS_HOST=localhost\n")
        for (options, variables) in [
            (["--env-file", env], [:]), ([], ["RELAYCTL_REDIS": "redis://127.0.0.1:6379"]),
            ([], ["RELAYCTL_REDIS": "unix:///run/redis.sock"]),
        ] as [([String], [String: String])] {
            let run = surroundings(nil, variables).run(words + options)
            let stage = try JSONReader.read(Array(run.answer.utf8))["stages"]?.array?.last
            #expect(stage?["status"]?.string == "skip")
            #expect(stage?["summary"]?.string?.contains("is the server's localhost, not yours") == true)
        }
    }

    @Test("a Redis of the settings is asked beside a local target, and is not required")
    func localRedis() throws {
        let server = try WireServer(answer: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let closed = try WireServer.closedPort()
        let surroundings = surroundings("[profile.p]\napi = '\(server.url)'\nredis = 'redis://127.0.0.1:\(closed)'\n")
        let run = surroundings.run("probe", "p", "--skip", "upgrade", "--json")
        let stage = try JSONReader.read(Array(run.answer.utf8))["stages"]?.array?.last
        #expect(stage?["name"]?.string == "redis" && stage?["status"]?.string == "warn")
    }

    @Test("an API that is elsewhere is asked there, by its own paths")
    func separateAPI() throws {
        let answer = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        let api = try WireServer(answer: answer)
        let socket = try WireServer([[.hold]])
        let surroundings = surroundings(
            """
            [profile.p]
            api = '\(api.url)'
            ws = 'ws://127.0.0.1:\(socket.port)/s'
            me_path = '/who'
            login_path = '/in'
            origin = 'https://app.test'
            """)
        let run = surroundings.run("probe", "p", "--until", "http", "--json")
        let report = try JSONReader.read(Array(run.answer.utf8))
        #expect(report["target"]?["url"]?.string == "ws://127.0.0.1:\(socket.port)/s")
        #expect(report["target"]?["origin"]?.string == "https://app.test")
        #expect(report["target"]?["origin_source"]?.string == "profile")
        #expect(api.received.first?.hasPrefix("GET /who HTTP/1.1\r\nHost: 127.0.0.1:\(api.port)\r\n") == true)
        let password = directory.write("pw", "x", mode: 0o600)
        let login = surroundings.run("login", "p", "-u", "alice", "--password-file", password)
        #expect(login.status == 45)
        #expect(api.received.last?.hasPrefix("POST /in HTTP/1.1\r\n") == true)
    }

    @Test("a saved login that is about to end is refreshed before a probe, by the profile's path")
    func refreshed() throws {
        // exp 1 is long past; the new token is not looked into.
        let old = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2ln"
        let answer = #"{"access":"fresh"}"#
        let api = try WireServer(
            answer: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(answer.utf8.count)\r\n"
                + "Connection: close\r\n\r\n\(answer)")
        let surroundings = surroundings("[profile.p]\napi = '\(api.url)'\nrefresh_path = '/again'\n")
        mkdir(surroundings.home.file(".local"), 0o700)
        mkdir(surroundings.home.file(".local/state"), 0o700)
        mkdir(surroundings.home.file(".local/state/relayctl"), 0o700)
        surroundings.home.write(
            ".local/state/relayctl/tokens.json",
            #"{"schema":"relayctl.tokens/1","logins":[{"origin":"\#(api.url)","username":"a","access":"\#(old)","#
                + #""refresh":"r"}]}"#, mode: 0o600)
        let run = surroundings.run("probe", "p", "--until", "token", "--json")
        #expect(api.received.first?.hasPrefix("POST /again HTTP/1.1\r\n") == true)
        #expect(run.talk == "")
        #expect(run.answer.contains("saved login of a, refreshed"))
    }

    @Test("the example file can be read, and each of its profiles resolved")
    func example() throws {
        let text = SourceTree.text(of: "\(try #require(SourceTree.root()))/examples/config.toml") ?? ""
        let file = try ConfigFile.read(text)
        #expect(file.defaultProfile?.text == "dev")
        let surroundings = surroundings(text)
        for profile in file.profiles {
            #expect(surroundings.run("config", "show", profile.name).status == 0)
        }
    }

    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
