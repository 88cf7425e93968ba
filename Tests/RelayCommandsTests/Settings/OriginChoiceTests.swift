import RelayBytes
import RelayCommands
import Testing

@Suite struct OriginChoiceTests {
    private func choice(_ option: String?, _ variable: String? = nil, _ target: String) throws -> OriginChoice {
        let said = option.map { Setting($0, .argument("--origin")) }
        return try OriginChoice(
            said ?? variable.map { Setting($0, .variable("RELAYCTL_ORIGIN")) }, target: AbsoluteURL.parse(target))
    }

    @Test(
        "derived from the target, as a browser on the same host sends it",
        arguments: [
            ("ws://localhost:8000/ws/", "http://localhost:8000"),
            ("wss://api.relaydesk.test/ws/", "https://api.relaydesk.test"),
            ("wss://api.relaydesk.test:443/", "https://api.relaydesk.test"), ("ws://[::1]:80/", "http://[::1]"),
            ("https://api.relaydesk.test:8443", "https://api.relaydesk.test:8443"),
        ])
    func derived(target: String, origin: String) throws {
        let found = try choice(nil, nil, target)
        #expect(found.origin == origin && found.source == "derived")
        #expect(try choice("auto", "https://other.test", target).origin == origin)
    }

    @Test(
        "what was asked for, and where",
        arguments: [
            ("none", nil, nil, "--origin"), ("null", nil, "null", "--origin"),
            ("https://app.test", nil, "https://app.test", "--origin"),
            ("https://app.test/", nil, "https://app.test", "--origin"),
            (nil, "https://app.test", "https://app.test", "RELAYCTL_ORIGIN"), (nil, "none", nil, "RELAYCTL_ORIGIN"),
            ("none", "https://app.test", nil, "--origin"),
        ] as [(String?, String?, String?, String)])
    func given(option: String?, variable: String?, origin: String?, source: String) throws {
        let found = try choice(option, variable, "ws://localhost/")
        #expect(found.origin == origin && found.source == source)
    }

    @Test(
        "any other value is a usage error that names the options it was mistaken for",
        arguments: [
            "json", "report.json", "", "app.test", "https://app.test/path", "https://u:p@app.test",
            "https://app.test?x=1",
        ])
    func refused(option: String) throws {
        let url = try AbsoluteURL.parse("ws://localhost/")
        let failure = failure { () throws(CommandFailure) in
            try OriginChoice(Setting(option, .argument("--origin")), target: url)
        }
        #expect(failure?.status == .usage)
        if !option.contains("://") {
            #expect(failure?.message.hasSuffix("did you mean --output or --format?") == true)
        }
        #expect(failure?.message.contains("u:p") != true)
    }
}
