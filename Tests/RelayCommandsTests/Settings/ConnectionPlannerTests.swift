import RelayBytes
import RelayClient
import RelayCommands
import RelayTestSupport
import Testing

@Suite struct ConnectionPlannerTests {
    /// The way for the words of network and TLS, and what was said on stderr when credentials go along.
    private func plan(
        _ target: String, _ network: [String], _ tls: [String] = [], _ variables: [String: String] = [:]
    ) throws -> (plan: ConnectionPlan, said: String) {
        let surroundings = Surroundings(variables)
        let settings = try Settings.resolve(
            try TargetOptions.parse([target]), flags: [:], surroundings.environment)
        let planner = ConnectionPlanner(
            network: try NetworkOptions.parse(network + tls), settings: settings,
            environment: surroundings.environment)
        let resolved = try settings.neededTarget()
        let plan = try planner.plan(resolved)
        try planner.warn(resolved, carriesCredentials: true)
        return (plan, surroundings.said())
    }

    private func refusal(_ target: String, _ network: [String], _ tls: [String] = []) throws -> CommandFailure? {
        do {
            _ = try plan(target, network, tls)
            return nil
        } catch let failure as CommandFailure { return failure }
    }

    @Test("each word has its place") func words() throws {
        let way = try plan(
            "https://h.test",
            [
                "-4", "--resolve", "h.test:443:127.0.0.1", "--connect-to", "h.test:443:o.test:1", "--connect-timeout",
                "2",
                "-L", "--max-redirects", "3",
            ],
            ["--servername", "s.test", "--tls-min", "1.3", "--insecure"]
        ).plan
        #expect(way.family == .v4 && way.pins.count == 1 && way.detours.count == 1 && way.connectTimeout == .seconds(2))
        #expect(way.tls.serverName == "s.test" && way.tls.minimumVersion == .tls13 && way.tls.isUnverified)
        #expect(way.redirectLimit == 3 && way.address.usesTLS && way.address.port == 443)
    }

    @Test("without -L nothing is followed") func redirects() throws {
        #expect(try plan("http://localhost", ["--max-redirects", "3"]).plan.redirectLimit == 0)
        #expect(try plan("http://localhost", ["-L"]).plan.redirectLimit == 5)
    }

    @Test("with -L the proxies of both schemes are known") func proxies() throws {
        let variables = ["https_proxy": "s.test:1", "http_proxy": "p.test:1", "no_proxy": "localhost"]
        let way = try plan("http://localhost", ["-L"], [], variables).plan
        #expect(way.proxy == nil)
        #expect(way.proxies.proxy(for: try AbsoluteURL.parse("wss://h.test/"))?.server.host == "s.test")
        #expect(way.proxies.proxy(for: try AbsoluteURL.parse("ws://h.test/"))?.server.host == "p.test")
        #expect(way.proxies.proxy(for: try AbsoluteURL.parse("ws://localhost/")) == nil)
    }

    @Test("the demo relay is reached without a proxy") func demo() throws {
        #expect(try plan("demo", [], [], ["http_proxy": "p.test:1", "all_proxy": "p.test:1"]).plan.proxy == nil)
    }

    @Test(
        "refused with 64",
        arguments: [
            (["-4", "-6"], [], "-4 and -6"), (["--unix-socket", ""], [], "--unix-socket"),
            (["--unix-socket", String(repeating: "x", count: 108)], [], "--unix-socket"),
            (["--unix-socket", "/s", "--proxy", "p.test"], [], "exclude each other"),
            (["--max-redirects=-1"], [], "--max-redirects"),
            (["--max-redirects", "51"], [], "--max-redirects"), ([], ["--tls-min", "1.4"], "--tls-min"),
            ([], ["--key", "/k"], "--key needs --cert"),
            ([], ["--passphrase-file", "/p"], "--passphrase-file needs --cert"),
            ([], ["--servername", "a b"], "--servername"),
        ] as [([String], [String], String)])
    func refused(network: [String], tls: [String], words: String) throws {
        let failure = try refusal("http://localhost", network, tls)
        #expect(failure?.status == .usage && failure?.message.contains(words) == true)
    }

    @Test("a certificate that cannot be read is named") func certificate() throws {
        let failure = try refusal("https://localhost", [], ["--cert", "/nonexistent"])
        #expect(failure?.status == .unreadableInput && failure?.message.contains("--cert") == true)
    }

    @Test(
        "credentials in clear text to another machine are said, or refused",
        arguments: [
            ("ws://h.test/", true), ("wss://h.test/", false), ("ws://localhost/", false), ("ws://127.9.9.9/", false),
            ("ws://[::1]/", false),
        ])
    func clearText(target: String, isSaid: Bool) throws {
        #expect(try plan(target, []).said.contains("in clear text") == isSaid)
        #expect(try refusal(target, [], ["--require-tls"])?.status == (isSaid ? .usage : nil))
    }

    @Test("--insecure is said each time") func insecure() throws {
        #expect(try plan("https://h.test", [], ["-k"]).said == "relayctl: certificates are not enforced (--insecure)\n")
    }
}
