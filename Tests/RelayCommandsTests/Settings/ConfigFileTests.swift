import RelayCommands
import Testing

@Suite struct ConfigFileTests {
    @Test("profiles and their values are read with their lines")
    func profiles() throws {
        let file = try ConfigFile.read(
            """
            # ours
            default_profile = "prod"

            [profile.dev]
            api = "http://localhost:8000"

            [profile.prod]
            ws = 'wss://ws.example.com/ws/{room}/'
            api = "https://api.example.com"
            message = '{"text":"{text}"}'
            """)
        #expect(file.defaultProfile?.text == "prod")
        #expect(file.defaultProfile?.line == 2)
        #expect(file.profiles.map(\.name) == ["dev", "prod"])
        #expect(file.profiles.map(\.line) == [4, 7])
        let prod = try #require(file.profile(named: "prod"))
        #expect(prod.values[.ws]?.text == "wss://ws.example.com/ws/{room}/")
        #expect(prod.values[.ws]?.line == 8)
        #expect(prod.values[.api]?.line == 9)
        #expect(prod.values[.message]?.text == #"{"text":"{text}"}"#)
        #expect(prod.values.count == 3)
        #expect(file.profile(named: "staging") == nil)
    }

    @Test(
        "every way of writing a profile means the same",
        arguments: [
            "[profile.p]\nroom = \"r\"\n", "profile.p.room = \"r\"\n", "[profile]\np.room = \"r\"\n",
            "[profile]\np = { room = \"r\" }\n", "profile = { p = { room = 'r' } }\n", "[profile.\"p\"]\nroom='r'",
            "\u{feff}[profile.p]\r\nroom = \"r\"\r\n", "[profile.p]\nroom = \"\"\"\nr\"\"\"\n",
            "[profile.p]\nroom = \"\\u0072\"\n",
        ])
    func spellings(text: String) throws {
        let file = try ConfigFile.read(text)
        #expect(file.profile(named: "p")?.values[.room]?.text == "r")
    }

    @Test(
        "an empty file and an empty profile are no fault",
        arguments: ["", "# nothing\n", "[profile]\n", "[profile.p]\n"])
    func empty(text: String) throws {
        #expect(try ConfigFile.read(text).defaultProfile == nil)
    }

    @Test("every key of a profile is known", arguments: SettingName.allCases)
    func keys(name: SettingName) throws {
        let value = name.builtIn ?? Self.samples[name] ?? ""
        let file = try ConfigFile.read("[profile.p]\n\(name.rawValue) = '\(value)'\n")
        #expect(file.profile(named: "p")?.values[name]?.text == value)
    }

    static let samples: [SettingName: String] = [
        .api: "https://api.example.com", .ws: "wss://ws.example.com", .origin: "null", .username: "alice",
        .ca: "ca.pem", .redis: "redis://redis:6379/1",
    ]

    /// A file that is refused: its text, the line, and what the message says.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let words: [String]

        init(_ text: String, _ line: Int, _ words: String...) {
            self.text = text
            self.line = line
            self.words = words
        }

        var testDescription: String { "line \(line): \(words.joined(separator: ", "))" }
    }

    @Test(
        "a fault names its line and the nearest key",
        arguments: [
            // Not TOML.
            Refusal("[profile.p\n", 1, "expected ']'"),
            Refusal("a = 1\n[profile.p]\nroom = lobby\n", 3, "a text stands in quotes"),
            Refusal("[profile.p]\nroom = \"lobby\n", 2, "string"),
            Refusal("[profile.p]\n\nroom 3\n", 3, "expected '='"),
            Refusal("a = 1\n\u{0}", 2, "u0000"),
            Refusal("a" + String(repeating: ".a", count: 5000) + " = 1\n", 1, "too many dots"),
            Refusal("a = " + String(repeating: "[", count: 5000) + "\n", 1, "depth"),
            // Duplicates.
            Refusal("[profile.p]\nroom = 'a'\nroom = 'b'\n", 3, "cannot redefine", "room"),
            Refusal("[profile.p]\n[profile.q]\n[profile.p]\n", 3, "cannot redefine", "'profile.p'"),
            Refusal("default_profile = 'a'\n\ndefault_profile = 'b'\n", 3, "cannot redefine", "default_profile"),
            // Unknown keys.
            Refusal("[profile.p]\norgin = 'x'\n", 2, "unknown key 'orgin' in [profile.p]", "did you mean origin?"),
            Refusal("[profile.p]\nlogin-path = '/x'\n", 2, "'login-path'", "did you mean login_path?"),
            Refusal("[profile.p]\n\npassword = 'x'\n", 3, "unknown key 'password'", "there is: api ws origin"),
            Refusal("defaut_profile = 'p'\n", 1, "unknown key", "did you mean default_profile?"),
            Refusal("\nzebra = 'p'\n", 2, "unknown key 'zebra'", "there is: default_profile"),
            Refusal("\napi = 'https://x.test'\n", 2, "api stands in a profile", "[profile.NAME]"),
            // Unknown tables.
            Refusal("[profile.p]\n[profiles.q]\napi = 'https://x.test'\n", 2, "unknown table 'profiles'", "profile?"),
            Refusal("[zebra]\n", 1, "unknown table 'zebra'", "write [profile.NAME]"),
            Refusal("[profile.p.headers]\nx = 'y'\n", 1, "unknown table 'headers' in [profile.p]", "there is: api"),
            Refusal("[profile.p]\nredis.prefix = 'y'\n", 2, "redis is a string, not a table"),
            // Wrong types.
            Refusal("[profile.p]\nroom = 3\n", 2, "room is a string, not a number"),
            Refusal("[profile.p]\nroom = 3.5\n", 2, "room is a string, not a number"),
            Refusal("[profile.p]\nca = true\n", 2, "ca is a string, not true or false"),
            Refusal("[profile.p]\nca = 2026-01-01\n", 2, "ca is a string, not a date or time"),
            Refusal("[profile.p]\norigin = ['https://x.test']\n", 2, "origin is a string, not an array"),
            Refusal("default_profile = 3\n", 1, "default_profile is the name of a profile, not a number"),
            Refusal("profile = 'x'\n", 1, "profile is a table, not a string"),
            Refusal("[[profile]]\napi = 'https://x.test'\n", 1, "profile is a table, not an array"),
            Refusal("[profile]\napi = 'https://x.test'\n", 2, "profile.api is a table, not a string"),
            // Names of profiles.
            Refusal("\n[profile.demo]\n", 2, "demo is built in"),
            Refusal("[profile.'a.b']\n", 1, "'a.b' names no profile"),
            Refusal("[profile.localhost]\n", 1, "'localhost' names no profile"),
            Refusal("[profile.'']\n", 1, "'' names no profile"),
            Refusal("[profile.'-x']\n", 1, "'-x' names no profile"),
            Refusal("[profile.'a b']\n", 1, "names no profile"),
            Refusal("\ndefault_profile = 'prdo'\n[profile.prod]\n", 2, "'prdo'", "did you mean prod?"),
            Refusal("default_profile = 'x'\n", 1, "'x'", "there is: demo"),
            // Values.
            Refusal("[profile.p]\napi = 'ftp://x.test'\n", 2, "api in [profile.p]", "is no address"),
            Refusal("[profile.p]\napi = 'https://x.test/api'\n", 2, "scheme://host[:port] alone"),
            Refusal("[profile.p]\napi = 'https://a:b@x.test'\n", 2, "user name or password"),
            Refusal("[profile.p]\napi = 'socks5://x.test'\n", 2, "http or https, not socks5"),
            Refusal("[profile.p]\nws = 'wss://'\n", 2, "ws in [profile.p]", "is no address"),
            Refusal("[profile.p]\nws = 'socks5://x.test'\n", 2, "ws or wss, not socks5"),
            Refusal("[profile.p]\nws = 'wss://a:b@x.test'\n", 2, "user name or password"),
            Refusal("[profile.p]\norigin = 'json'\n", 2, "'json' is no origin"),
            Refusal("[profile.p]\norigin = 'https://x.test/chat'\n", 2, "more than an origin"),
            Refusal("[profile.p]\nredis = 'http://x.test'\n", 2, "redis in [profile.p]"),
            Refusal("[profile.p]\nlogin_path = 'login'\n", 2, "begins with /"),
            Refusal("[profile.p]\nrefresh_path = 'x'\n", 2, "begins with /"),
            Refusal("[profile.p]\nme_path = 'x'\n", 2, "begins with /"),
            Refusal("[profile.p]\nws_path = 'ws/'\n", 2, "begins with /"),
            Refusal("[profile.p]\nmessage = 'hello'\n", 2, "has no {text} in it"),
            Refusal("[profile.p]\nauth_mode = 'cookie'\n", 2, "subprotocol, query, header or none, not 'cookie'"),
            Refusal("[profile.p]\nauth_scheme = 'a b'\n", 2, "'a b' is not a token"),
            Refusal("[profile.p]\nusername = 'a:b'\n", 2, "username in [profile.p]", "the name alone"),
            Refusal("[profile.p]\nroom = ''\n", 2, "room in [profile.p] is empty"),
            Refusal("[profile.p]\ntoken_field = \"a\\u0000\"\n", 2, "control character"),
        ])
    func refused(refusal: Refusal) {
        do throws(ConfigFault) {
            _ = try ConfigFile.read(refusal.text)
            Issue.record("it was accepted")
        } catch {
            #expect(error.line == refusal.line, "\(error.message)")
            for words in refusal.words { #expect(error.message.contains(words), "\(error.message)") }
        }
    }

    @Test("a password in a bad Redis address is not in the message")
    func masked() {
        let fault = #expect(throws: ConfigFault.self) {
            try ConfigFile.read("[profile.p]\nredis = 'redis://:hunter2@'\n")
        }
        #expect(fault?.message.contains("hunter2") == false)
    }

    @Test("the file that config init writes can be read, also with every line in use")
    func template() throws {
        let file = try ConfigFile.read(ConfigTemplate.text)
        #expect(file.profiles.map(\.name) == [ConfigTemplate.profile])
        let lines = ConfigTemplate.text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && line.contains(" = ") ? line.dropFirst(2) : line
        }
        let whole = try ConfigFile.read(lines.joined(separator: "\n"))
        #expect(whole.defaultProfile?.text == ConfigTemplate.profile)
        #expect(whole.profile(named: ConfigTemplate.profile)?.values.count == SettingName.allCases.count)
    }
}

extension ConfigFile {
    /// A file that was given as text.
    static func read(_ text: String) throws(ConfigFault) -> ConfigFile {
        try ConfigFile(Array(text.utf8), path: "/etc/config.toml")
    }
}
