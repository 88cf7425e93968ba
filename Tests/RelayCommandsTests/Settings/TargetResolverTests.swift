import RelayCommands
import RelayTestSupport
import Testing

@Suite struct TargetResolverTests {
    /// The words of a command line, with the variables around them.
    private struct Resolver {
        let options: TargetOptions
        let surroundings: Surroundings

        func resolve() throws(CommandFailure) -> ResolvedTarget {
            try Settings.resolve(options, flags: [:], surroundings.environment).neededTarget()
        }
    }

    private func resolver(_ words: [String], _ variables: [String: String] = [:]) throws -> Resolver {
        Resolver(options: try TargetOptions.parse(words), surroundings: Surroundings(variables))
    }

    /// PRODUCT: target.
    private static let addresses: [([String], String, String?)] = [
        (["http://localhost:8000"], "ws://localhost:8000/ws/chat/test-room/", "test-room"),
        (["http://localhost:8000/"], "ws://localhost:8000/ws/chat/test-room/", "test-room"),
        (["https://api.relaydesk.test"], "wss://api.relaydesk.test/ws/chat/test-room/", "test-room"),
        (["ws://localhost:8000"], "ws://localhost:8000/ws/chat/test-room/", "test-room"),
        (["ws://localhost:8000/"], "ws://localhost:8000/", nil),
        (["wss://h.test/a/b?x=1"], "wss://h.test/a/b?x=1", nil),
        (["https://h.test/socket"], "wss://h.test/socket", nil),
        (["https://h.test/?x=1"], "wss://h.test/ws/chat/test-room/?x=1", "test-room"),
        (["localhost"], "ws://localhost/ws/chat/test-room/", "test-room"),
        (["localhost:8000"], "ws://localhost:8000/ws/chat/test-room/", "test-room"),
        (["127.0.0.1"], "ws://127.0.0.1/ws/chat/test-room/", "test-room"),
        (["[::1]:8000"], "ws://[::1]:8000/ws/chat/test-room/", "test-room"),
        (["api.relaydesk.test"], "wss://api.relaydesk.test/ws/chat/test-room/", "test-room"),
        (["api.relaydesk.test:8443/x"], "wss://api.relaydesk.test:8443/x", nil),
        (["http://h.test", "--room", "a b/c"], "ws://h.test/ws/chat/a%20b%2Fc/", "a b/c"),
        (["-c", "ws://h.test/x"], "ws://h.test/x", nil),
    ]

    @Test("both addresses follow from one", arguments: addresses)
    func address(words: [String], url: String, room: String?) throws {
        let target = try resolver(words).resolve()
        #expect(target.url.description == url)
        #expect(target.room == room)
        #expect(!target.isDemo)
    }

    @Test(
        "without a word: the profile, then the variable",
        arguments: [
            ([:], ["RELAYCTL_URL": "ws://a.test/"], "ws://a.test/"),
            ([:], ["RELAYCTL_URL": "ws://a.test/", "RELAYCTL_ROOM": "r"], "ws://a.test/"),
            ([:], ["RELAYCTL_URL": "http://a.test", "RELAYCTL_ROOM": "r"], "ws://a.test/ws/chat/r/"),
        ] as [([String: String], [String: String], String)])
    func variables(_: [String: String], variables: [String: String], url: String) throws {
        #expect(try resolver([], variables).resolve().url.description == url)
    }

    @Test("demo is a profile of its own", arguments: [["demo"], ["--profile", "demo"]]) func demo(words: [String])
        throws
    {
        let target = try resolver(words).resolve()
        #expect(target.isDemo && target.name == "demo" && target.room == "test-room")
        #expect(try resolver([], ["RELAYCTL_PROFILE": "demo", "RELAYCTL_URL": "ws://a.test/"]).resolve().isDemo)
    }

    @Test(
        "what is no target",
        arguments: [
            ([], 64), (["staging"], 78), (["http://u:p@h.test"], 64), (["ftp://h.test"], 64), (["socks5://h.test"], 64),
            (["http://h.test/x", "--room", "r"], 64), (["ws://h.test/", "--room", "r"], 64), ([""], 64),
            (["http://h.test", "-c", "ws://i.test"], 64), (["http://h.test", "--room", "a\nb"], 64),
            (["http://h.test", "--room", ""], 64), (["http://h te.st"], 64), (["http://h.test:99999"], 64),
        ] as [([String], Int32)])
    func refused(words: [String], status: Int32) throws {
        let resolver = try resolver(words)
        let failure = failure { () throws(CommandFailure) in try resolver.resolve() }
        #expect(failure?.status.rawValue == status)
        #expect(failure?.message.contains("u:p") != true)
    }

    @Test("an unknown profile names those that are there") func unknown() throws {
        let resolver = try resolver(["staging"])
        let failure = failure { () throws(CommandFailure) in try resolver.resolve() }
        #expect(failure?.message.hasPrefix("unknown profile 'staging'; there is: demo") == true)
    }

    @Test("a token in the address is masked in its name") func masked() throws {
        let target = try resolver(["ws://h.test/?token=sekrit-token"]).resolve()
        #expect(target.name == "ws://h.test/?token=***")
        #expect(target.url.requestTarget == "/?token=sekrit-token")
    }
}
