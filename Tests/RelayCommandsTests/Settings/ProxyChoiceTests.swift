import RelayBytes
import RelayClient
import RelayCommands
import RelayTestSupport
import Testing

@Suite struct ProxyChoiceTests {
    private func proxy(_ words: [String], _ variables: [String: String], _ url: String) throws -> ProxyPlan? {
        let network = try NetworkOptions.parse(words)
        return try ProxyChoice(network: network, environment: Surroundings(variables).environment)
            .proxy(for: AbsoluteURL.parse(url))
    }

    private static let both = ["https_proxy": "s.test:1", "http_proxy": "p.test:2", "all_proxy": "a.test:3"]

    @Test(
        "the first that speaks",
        arguments: [
            ([], both, "wss://h.test/", "http://s.test:1", "https_proxy"),
            ([], both, "ws://h.test/", "http://p.test:2", "http_proxy"),
            ([], both, "https://h.test/", "http://s.test:1", "https_proxy"),
            ([], ["HTTPS_PROXY": "s.test:1"], "wss://h.test/", "http://s.test:1", "HTTPS_PROXY"),
            (
                [], ["https_proxy": "s.test:1", "HTTPS_PROXY": "S.test:2"], "wss://h.test/", "http://s.test:1",
                "https_proxy"
            ),
            ([], ["HTTP_PROXY": "p.test:1"], "ws://h.test/", nil, nil),
            ([], ["HTTP_PROXY": "p.test:1", "ALL_PROXY": "a.test:1"], "ws://h.test/", "http://a.test:1", "ALL_PROXY"),
            ([], ["http_proxy": "p.test:1"], "wss://h.test/", nil, nil),
            ([], ["https_proxy": "s.test:1"], "ws://h.test/", nil, nil),
            ([], ["https_proxy": "", "all_proxy": "a.test:3"], "wss://h.test/", "http://a.test:3", "all_proxy"),
            (["--proxy", "socks5h://o.test:9"], both, "wss://h.test/", "socks5h://o.test:9", "--proxy"),
            (["--proxy", ""], both, "wss://h.test/", nil, nil), (["--noproxy", "*"], both, "wss://h.test/", nil, nil),
            (["--noproxy", "h.test"], both, "wss://a.h.test/", nil, nil),
            (["--noproxy", "h.test", "--proxy", "o.test:9"], both, "wss://h.test/", nil, nil),
            (
                ["--noproxy", ""], both.merging(["no_proxy": "*"]) { $1 }, "wss://h.test/", "http://s.test:1",
                "https_proxy"
            ),
            ([], both.merging(["no_proxy": "h.test"]) { $1 }, "wss://h.test/", nil, nil),
            ([], both.merging(["NO_PROXY": "h.test"]) { $1 }, "ws://h.test/", nil, nil),
            ([], both.merging(["no_proxy": "h.test:81"]) { $1 }, "ws://h.test/", "http://p.test:2", "http_proxy"),
            (["--proxy", "o.test:9"], ["no_proxy": "*"], "wss://h.test/", "http://o.test:9", "--proxy"),
            ([], [:], "wss://h.test/", nil, nil),
        ] as [([String], [String: String], String, String?, String?)])
    func order(words: [String], variables: [String: String], url: String, proxy: String?, source: String?) throws {
        let plan = try self.proxy(words, variables, url)
        #expect(plan?.facts.url == proxy && plan?.facts.source == source)
    }

    @Test(
        "kinds and ports",
        arguments: [
            ("p.test", ProxyPlan.Kind.http, "p.test", 1080), ("http://p.test", .http, "p.test", 1080),
            ("http://p.test:80/", .http, "p.test", 80), ("socks5://p.test", .socks5, "p.test", 1080),
            ("SOCKS5H://p.test:1", .socks5h, "p.test", 1), ("socks5h://[::1]:1", .socks5h, "::1", 1),
        ] as [(String, ProxyPlan.Kind, String, UInt16)])
    func kinds(text: String, kind: ProxyPlan.Kind, host: String, port: UInt16) throws {
        let plan = try #require(try proxy(["--proxy", text], [:], "ws://h.test/"))
        #expect(plan.kind == kind && plan.server == HostPort(host: host, port: port))
    }

    @Test("the password in the URL is decoded, and shown nowhere") func userinfo() throws {
        let plan = try #require(try proxy([], ["https_proxy": "http://us%65r:hunt%3Aer2%40@p.test:1"], "wss://h.test/"))
        #expect(plan.credentials == Secret("user:hunt:er2@"))
        #expect(plan.facts.url == "http://p.test:1" && !"\(plan)".contains("hunt"))
        #expect(try proxy(["--proxy", "http://only@p.test"], [:], "ws://h.test/")?.credentials == Secret("only"))
    }

    @Test("--proxy-auth wins over the URL, and is read once") func file() throws {
        let directory = TemporaryDirectory()
        let path = directory.write("auth", "me:mine\n", mode: 0o600)
        let network = try NetworkOptions.parse(["--proxy-auth", "@" + path, "--proxy", "http://a:b@p.test"])
        let choice = try ProxyChoice(network: network, environment: Surroundings().environment)
        directory.remove()
        for url in ["ws://h.test/", "wss://h.test/"] {
            #expect(try choice.proxy(for: AbsoluteURL.parse(url))?.credentials == Secret("me:mine"))
        }
        #expect(try choice.table().plain?.credentials == Secret("me:mine"))
    }

    @Test(
        "refused with 64, and the source named",
        arguments: [
            (["--proxy", "https://p.test"], [:], "--proxy: a proxy is http, socks5 or socks5h, not https"),
            (["--proxy", "ftp://p.test"], [:], "--proxy: "), (["--proxy", "http://p.test/x"], [:], "without a path"),
            (["--proxy", "http://p.test?x"], [:], "without a path"), (["--proxy", "p.test:0"], [:], "--proxy: "),
            (["--proxy", "http://a:hunter2%zz@p.test"], [:], "percent-encoded"),
            (["--proxy", "http://a:hunter2%0d%0a@p.test"], [:], "percent-encoded"),
            ([], ["https_proxy": "https://a:hunter2@p.test"], "https_proxy: "),
            ([], ["all_proxy": "socks4://a:hunter2@p.test"], "all_proxy: "),
            (["--proxy-auth", "hunter2"], [:], "--proxy-auth is @FILE"),
            (["--proxy-auth", "@"], [:], "--proxy-auth is @FILE"),
        ] as [([String], [String: String], String)])
    func refused(words: [String], variables: [String: String], message: String) throws {
        let network = try NetworkOptions.parse(words)
        let (environment, url) = (Surroundings(variables).environment, try AbsoluteURL.parse("wss://h.test/"))
        let failure = failure { () throws(CommandFailure) in
            try ProxyChoice(network: network, environment: environment).proxy(for: url)
        }
        #expect(failure?.status == .usage && failure?.message.contains(message) == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains("hunter2") != true)
    }

    @Test("a variable that means nothing does not matter where no proxy is wanted") func irrelevant() throws {
        #expect(try proxy(["--noproxy", "*"], ["https_proxy": "https://p.test"], "wss://h.test/") == nil)
        #expect(try proxy([], ["https_proxy": "https://p.test"], "ws://h.test/") == nil)
    }

    @Test(
        "a file without a colon is malformed, one that is not there unreadable",
        arguments: [("x", 65), (nil, 66)] as [(String?, Int32)])
    func badFile(text: String?, status: Int32) throws {
        let directory = TemporaryDirectory()
        let path = text.map { directory.write("auth", $0, mode: 0o600) } ?? directory.file("none")
        let network = try NetworkOptions.parse(["--proxy-auth", "@" + path])
        let environment = Surroundings().environment
        let failure = failure { () throws(CommandFailure) in try ProxyChoice(network: network, environment: environment)
        }
        #expect(failure?.status.rawValue == status)
    }
}
