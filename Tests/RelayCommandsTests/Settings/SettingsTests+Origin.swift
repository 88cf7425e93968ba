import RelayBytes
import RelayCommands
import RelayDiagnosis
import Testing

// The Origin and the Redis of the settings.
extension SettingsTests {
    @Test(
        "the Origin comes from the first place that has one; auto goes on to the profile",
        arguments: [
            // --origin, RELAYCTL_ORIGIN, the profile's, the file's; what is sent and where it came from.
            ("https://f.test", "https://v.test", "https://p.test", true, "https://f.test", "--origin"),
            ("none", nil, nil, true, "none", "--origin"),
            (nil, "https://v.test", "https://p.test", true, "https://v.test", "RELAYCTL_ORIGIN"),
            (nil, nil, "https://p.test", true, "https://p.test", "profile"),
            (nil, nil, "null", true, "null", "profile"),
            (nil, nil, nil, true, "https://e.test", "ALLOWED_WEBSOCKET_ORIGINS of .env"),
            (nil, nil, nil, false, nil, nil),
            ("auto", "https://v.test", "https://p.test", true, "https://p.test", "profile"),
            (nil, "auto", "https://p.test", true, "https://p.test", "profile"),
            ("auto", nil, "auto", true, "https://e.test", "ALLOWED_WEBSOCKET_ORIGINS of .env"),
            ("auto", "https://v.test", nil, false, nil, nil),
        ] as [(String?, String?, String?, Bool, String?, String?)])
    func origin(
        flag: String?, variable: String?, profile: String?, hasFile: Bool, value: String?, source: String?
    ) throws {
        var given = Case(word: "p")
        given.flags[.origin] = flag
        given.variables["RELAYCTL_ORIGIN"] = variable
        given.config = "[profile.p]\napi = 'https://h.test'\n" + (profile.map { "origin = '\($0)'\n" } ?? "")
        if hasFile { given.env = "ALLOWED_WEBSOCKET_ORIGINS=https://e.test, https://x.test\n" }
        let setting = try given.resolve()[.origin]
        #expect(setting?.value == value)
        #expect(setting?.source.brief == source)
    }

    @Test(
        "the first origin that a browser could have is taken from the application's files",
        arguments: [
            ("ALLOWED_WEBSOCKET_ORIGINS=*\nCORS_ALLOWED_ORIGINS=https://c.test", "https://c.test"),
            ("ALLOWED_WEBSOCKET_ORIGINS=*.a.test, .b.test ,https://d.test:8443", "https://d.test:8443"),
            ("ALLOWED_WEBSOCKET_ORIGINS=https://*.a.test\nCORS_ALLOWED_ORIGINS=", nil),
            ("CORS_ALLOWED_ORIGINS=http://localhost:3000,https://b.test", "http://localhost:3000"),
            ("CORS_ALLOWED_ORIGINS=$FRONT\nALLOWED_HOSTS=a.test", nil),
        ] as [(String, String?)])
    func originOfFiles(env: String, origin: String?) throws {
        var given = Case(word: "https://h.test")
        given.env = env
        #expect(try given.resolve()[.origin]?.value == origin)
    }

    @Test(
        "a Redis of the application's files",
        arguments: [
            ("REDIS_HOST=localhost\nREDIS_PORT=6380", "redis://localhost:6380"),
            ("REDIS_HOST=redis", "redis://redis:6379"), ("REDIS_PORT=6379", nil), ("REDIS_HOST=", nil),
            ("REDIS_HOST=::1", "redis://[::1]:6379"), ("REDIS_HOST=rediss://c.test/1", "rediss://c.test/1"),
        ] as [(String, String?)])
    func redis(env: String, url: String?) throws {
        var given = Case(word: "https://h.test")
        given.env = env
        #expect(try given.resolve()[.redis]?.value == url)
    }

    @Test("a relative CA file of a profile lies beside the configuration file")
    func certificates() throws {
        var given = Case(word: "p")
        given.path = "/etc/relayctl/config.toml"
        given.variables["HOME"] = "/tmp/me"
        for (written, found) in [
            ("ca.pem", "/etc/relayctl/ca.pem"), ("/x/ca.pem", "/x/ca.pem"), ("~/ca", "/tmp/me/ca"),
        ] {
            given.config = "[profile.p]\napi = 'https://h.test'\nca = '\(written)'\n"
            #expect(try given.resolve()[.ca]?.value == found)
        }
        given.flags[.ca] = "ca.pem"
        #expect(try given.resolve()[.ca]?.value == "ca.pem")
    }
}
