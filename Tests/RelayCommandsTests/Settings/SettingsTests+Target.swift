import RelayBytes
import RelayCommands
import RelayDiagnosis
import Testing

// Where the target comes from.
extension SettingsTests {
    /// What says where: words and variables.
    struct Pointing: Sendable, CustomTestStringConvertible {
        var word: String?
        var connect: String?
        var profile: String?
        var variables: [String: String] = [:]
        var config = ""
        var env = ""
        let url: String
        let source: SettingSource

        var testDescription: String { "\(source.brief): \(url)" }
    }

    static let two = "[profile.p]\napi = 'https://p.test'\n[profile.q]\nws = 'wss://q.test/own/'\n"

    @Test(
        "the first that says where is taken",
        arguments: [
            Pointing(
                word: "https://w.test", profile: "p",
                variables: ["RELAYCTL_PROFILE": "q", "RELAYCTL_URL": "https://u.test"],
                config: "default_profile = 'q'\n" + two, env: "NEXT_PUBLIC_API_URL=https://e.test",
                url: "wss://w.test/ws/chat/test-room/", source: .argument("command line")),
            Pointing(
                connect: "https://c.test", variables: ["RELAYCTL_PROFILE": "q"], config: two,
                url: "wss://c.test/ws/chat/test-room/", source: .argument("--connect")),
            Pointing(
                word: "q", variables: ["RELAYCTL_PROFILE": "p"], config: two, url: "wss://q.test/own/",
                source: .profile("q", path: "config.toml", line: 4)),
            Pointing(
                word: "p", profile: "p", config: two, url: "wss://p.test/ws/chat/test-room/",
                source: .profile("p", path: "config.toml", line: 2)),
            Pointing(
                profile: "p", variables: ["RELAYCTL_PROFILE": "q", "RELAYCTL_URL": "https://u.test"], config: two,
                url: "wss://p.test/ws/chat/test-room/", source: .profile("p", path: "config.toml", line: 2)),
            Pointing(
                variables: ["RELAYCTL_PROFILE": "q", "RELAYCTL_URL": "https://u.test"], config: two,
                url: "wss://q.test/own/", source: .profile("q", path: "config.toml", line: 4)),
            Pointing(
                variables: ["RELAYCTL_URL": "u.test:8443"], config: "default_profile = 'p'\n" + two,
                url: "wss://u.test:8443/ws/chat/test-room/", source: .variable("RELAYCTL_URL")),
            Pointing(
                variables: ["RELAYCTL_URL": "q"], config: two, url: "wss://q.test/own/",
                source: .profile("q", path: "config.toml", line: 4)),
            Pointing(
                config: "default_profile = 'q'\n" + two, env: "NEXT_PUBLIC_API_URL=https://e.test",
                url: "wss://q.test/own/", source: .profile("q", path: "config.toml", line: 5)),
            Pointing(
                config: two, env: "X=1\nNEXT_PUBLIC_API_URL=https://e.test", url: "wss://e.test/ws/chat/test-room/",
                source: .envFile("NEXT_PUBLIC_API_URL", path: ".env", line: 2)),
            Pointing(
                env: "NEXT_PUBLIC_WS_HOST=localhost:8000", url: "ws://localhost:8000/ws/chat/test-room/",
                source: .envFile("NEXT_PUBLIC_WS_HOST", path: ".env", line: 1)),
            Pointing(
                env: "NEXT_PUBLIC_API_URL=http://e.test\nNEXT_PUBLIC_WS_HOST=e.test",
                url: "ws://e.test/ws/chat/test-room/",
                source: .envFile("NEXT_PUBLIC_WS_HOST", path: ".env", line: 2)),
            Pointing(
                word: "e", config: "[profile.e]\nroom = 'x'\n", env: "NEXT_PUBLIC_WS_HOST=e.test",
                url: "wss://e.test/ws/chat/x/", source: .envFile("NEXT_PUBLIC_WS_HOST", path: ".env", line: 1)),
        ])
    func target(pointing: Pointing) throws {
        var given = Case(word: pointing.word)
        given.words.connect = pointing.connect
        given.words.profile = pointing.profile
        given.variables = pointing.variables
        given.config = pointing.config
        given.env = pointing.env
        let settings = try given.resolve()
        #expect(settings.target?.url.description == pointing.url)
        #expect(settings.targetSource == pointing.source)
    }

    @Test(
        "a profile's socket and room",
        arguments: [
            // The profile, --room, the socket's address, the room.
            ("api = 'http://h.test'", nil, "ws://h.test/ws/chat/test-room/", "test-room"),
            ("api = 'h.test'", nil, "wss://h.test/ws/chat/test-room/", "test-room"),
            ("api = 'localhost:8000'", nil, "ws://localhost:8000/ws/chat/test-room/", "test-room"),
            ("api = 'wss://h.test/'", nil, "wss://h.test/", nil),
            ("api = 'https://h.test'\nroom = 'a b'", nil, "wss://h.test/ws/chat/a%20b/", "a b"),
            ("api = 'https://h.test'\nroom = 'a'", "b", "wss://h.test/ws/chat/b/", "b"),
            ("api = 'https://h.test'\nws_path = '/s/{room}'", nil, "wss://h.test/s/test-room", "test-room"),
            ("ws = 'wss://h.test/s/{room}/'", "b", "wss://h.test/s/b/", "b"),
            ("ws = 'wss://h.test/s/'\nroom = 'a'", nil, "wss://h.test/s/", nil),
            ("ws = 'wss://h.test'\nws_path = '/x/'", nil, "wss://h.test/x/", "test-room"),
            ("ws = 'https://h.test/'", nil, "wss://h.test/ws/chat/test-room/", "test-room"),
            ("ws = 'h.test:9000'\napi = 'http://h.test:8000'", nil, "ws://h.test:9000/ws/chat/test-room/", "test-room"),
        ] as [(String, String?, String, String?)])
    func socket(profile: String, room: String?, url: String, expected: String?) throws {
        var given = Case(word: "p")
        given.config = "[profile.p]\n\(profile)\n"
        given.flags[.room] = room
        let target = try #require(try given.resolve().target)
        #expect(target.url.description == url)
        #expect(target.room == expected)
        #expect(target.name == "p")
    }

    @Test(
        "the API is beside the socket unless both are said",
        arguments: [
            ("api = 'https://a.test'", "https://a.test", false), ("ws = 'wss://w.test/x'", "https://w.test", false),
            ("api = 'https://a.test'\nws = 'wss://a.test/x'", "https://a.test", false),
            ("api = 'https://a.test'\nws = 'wss://a.test:443/x'", "https://a.test", false),
            ("api = 'https://a.test'\nws = 'wss://w.test/x'", "https://a.test", true),
            ("api = 'https://a.test'\nws = 'wss://a.test:8443/x'", "https://a.test", true),
            ("api = 'http://a.test'\nws = 'wss://a.test/x'", "http://a.test", true),
            ("api = 'wss://a.test'\nws = 'wss://w.test'", "https://a.test", true),
        ])
    func api(profile: String, origin: String, isSeparate: Bool) throws {
        var given = Case(word: "p")
        given.config = "[profile.p]\n\(profile)\n"
        let target = try #require(try given.resolve().target)
        #expect(target.apiOrigin == origin)
        #expect((target.api != nil) == isSeparate)
    }

    @Test("the application's own files may put API and socket apart; the path of the API is not used, and that is said")
    func applicationFiles() throws {
        var given = Case(word: nil)
        given.words.envFiles = ["front/.env", "back/.env"]
        given.env = "NEXT_PUBLIC_API_URL=https://a.test/api\nNEXT_PUBLIC_WS_HOST=w.test\n"
        let settings = try given.resolve()
        #expect(settings.target?.url.description == "wss://w.test/ws/chat/test-room/")
        #expect(settings.target?.apiOrigin == "https://a.test")
        #expect(settings.target?.name == "--env-file front/.env --env-file back/.env")
        #expect(settings.notes == ["the path of NEXT_PUBLIC_API_URL in .env is not used"])
    }

    @Test("an option or a variable beside a URL of its own takes the rest from --profile, and from it alone")
    func besideURL() throws {
        var given = Case(word: "https://w.test")
        given.config = "default_profile = 'p'\n[profile.p]\napi = 'https://p.test'\nusername = 'alice'\n"
        #expect(try given.resolve()[.username] == nil)
        given.variables["RELAYCTL_PROFILE"] = "p"
        #expect(try given.resolve()[.username] == nil)
        given.words.profile = "p"
        #expect(try given.resolve()[.username]?.value == "alice")
        #expect(try given.resolve().profile == Setting("p", .argument("--profile")))
    }

    @Test("the configuration file is read only for a profile")
    func unread() throws {
        for word in ["https://w.test", "localhost", "demo"] {
            var given = Case(word: word)
            given.config = nil
            _ = try given.resolve()
        }
        var given = Case(word: nil)
        given.config = nil
        given.variables["RELAYCTL_URL"] = "https://w.test"
        _ = try given.resolve()
        given.variables = ["RELAYCTL_PROFILE": "demo"]
        #expect(try given.resolve().target?.isDemo == true)
    }

    @Test("demo knows only who asks and from where: neither files nor variables change how its relay is asked")
    func demo() throws {
        var given = Case(word: "demo")
        given.env = "REDIS_HOST=r\nALLOWED_WEBSOCKET_ORIGINS=https://o.test\nSECRET_KEY=s\nNEXT_PUBLIC_WS_HOST=w.test"
        given.variables = [
            "RELAYCTL_LOGIN_PATH": "/x/", "RELAYCTL_REDIS": "redis://r", "RELAYCTL_ROOM": "lobby",
            "RELAYCTL_ORIGIN": "https://v.test",
        ]
        let settings = try given.resolve()
        #expect(settings.target?.name == "demo")
        #expect(settings.target?.room == "lobby")
        #expect(settings.text(.loginPath) == "/api/auth/login/")
        #expect(settings[.redis] == nil)
        #expect(settings.secretKey == nil)
        #expect(settings[.origin]?.value == "https://v.test")
        given.variables = [:]
        #expect(try given.resolve()[.origin] == nil)
    }

    @Test("without a word there is no target, which a command may refuse")
    func nowhere() throws {
        let settings = try Case(word: nil).resolve()
        #expect(settings.target == nil)
        let failure = #expect(throws: CommandFailure.self) { try settings.neededTarget() }
        #expect(failure?.status == .usage)
    }

    /// Words that lead nowhere.
    struct Refusal: Sendable, CustomTestStringConvertible {
        var word: String?
        var connect: String?
        var profile: String?
        var room: String?
        var variables: [String: String] = [:]
        var config = SettingsTests.two
        var env = ""
        let status: RelayDiagnosis.ExitStatus
        let words: String

        var testDescription: String { words }
    }

    @Test(
        "what cannot be meant is refused",
        arguments: [
            Refusal(word: "pp", status: .configuration, words: "unknown profile 'pp': did you mean p?"),
            Refusal(word: "zebra", status: .configuration, words: "'zebra'; there is: demo p q"),
            Refusal(word: "zebra", config: "", status: .configuration, words: "there is: demo (a host"),
            Refusal(profile: "zebra", status: .configuration, words: "unknown profile 'zebra'"),
            Refusal(variables: ["RELAYCTL_PROFILE": "zebra"], status: .configuration, words: "unknown profile"),
            Refusal(word: "p", profile: "q", status: .usage, words: "two profiles: 'p' and --profile 'q'"),
            Refusal(word: "https://w.test", profile: "demo", status: .usage, words: "demo has an address of its own"),
            Refusal(word: "https://w.test", profile: "zebra", status: .configuration, words: "unknown profile"),
            Refusal(profile: "https://w.test", status: .usage, words: "--profile is the name of a profile"),
            Refusal(variables: ["RELAYCTL_PROFILE": "a.b"], status: .usage, words: "RELAYCTL_PROFILE is the name"),
            Refusal(word: "p", connect: "q", status: .usage, words: "given twice"),
            Refusal(word: "", status: .usage, words: "the target is empty"),
            Refusal(connect: "", status: .usage, words: "--connect is empty"),
            Refusal(word: "https://a:b@w.test", status: .usage, words: "holds a user name or password"),
            Refusal(word: "socks5://w.test", status: .usage, words: "not socks5"),
            Refusal(word: "https://w.test/x", room: "r", status: .usage, words: "exclude each other"),
            Refusal(word: "q", room: "r", status: .usage, words: "exclude each other"),
            Refusal(word: "p", room: "", status: .usage, words: "--room '' is not a room"),
            Refusal(
                word: "e", config: "\n[profile.e]\n", status: .configuration,
                words: "config.toml:2: the profile 'e' has neither api nor ws"),
            Refusal(
                env: "X=1\nNEXT_PUBLIC_API_URL=ftp://x", status: .malformedInput,
                words: ".env:2: NEXT_PUBLIC_API_URL 'ftp://x' is no http or https address"),
            Refusal(
                env: "NEXT_PUBLIC_API_URL=https://$HOST", status: .malformedInput, words: ".env:1: NEXT_PUBLIC_API_URL"),
            Refusal(env: "\nNEXT_PUBLIC_WS_HOST=a b", status: .malformedInput, words: ".env:2: NEXT_PUBLIC_WS_HOST"),
            Refusal(
                word: "p", env: "REDIS_HOST=r\nREDIS_PORT=x", status: .malformedInput,
                words: ".env:2: REDIS_PORT 'x' is no port"),
            Refusal(
                word: "p", env: "REDIS_HOST=r\nREDIS_PORT=0", status: .malformedInput, words: "'0' is no port"),
            Refusal(word: "p", env: "REDIS_HOST=a b", status: .malformedInput, words: ".env:1: REDIS_HOST"),
        ])
    func refused(refusal: Refusal) {
        var given = Case(word: refusal.word)
        given.words.connect = refusal.connect
        given.words.profile = refusal.profile
        given.flags[.room] = refusal.room
        given.variables = refusal.variables
        given.config = refusal.config
        given.env = refusal.env
        given.fails(refusal.status, refusal.words)
    }
}
