import RelayBytes
import RelayClient
import RelayCommands
import RelayTestSupport
import Testing

@Suite struct TokenChoiceTests {
    private let directory = TemporaryDirectory()

    private func choice(_ words: [String], _ surroundings: Surroundings) throws -> TokenChoice {
        TokenChoice(options: try TokenOptions.parse(words), environment: surroundings.environment)
    }

    private let variables = ["RELAYCTL_TOKEN": "of-the-environment", "MINE": "of-my-variable"]

    @Test(
        "the first place that has one",
        arguments: [
            (["--token", "of-argv"], "of-argv", "--token"),
            (["--token-env", "MINE"], "of-my-variable", "$MINE"),
            ([], "of-the-environment", "RELAYCTL_TOKEN"),
        ] as [([String], String, String)])
    func order(words: [String], token: String, source: String) throws {
        let given = try choice(words, Surroundings(variables)).given()
        #expect(given == GivenToken(token: Secret(token), source: source))
    }

    @Test("--no-token wins over the environment") func none() throws {
        let choice = try choice(["--no-token"], Surroundings(variables))
        #expect(try choice.given() == nil && !choice.mayUseSaved)
    }

    @Test("nothing given leaves it to a saved login") func saved() throws {
        let choice = try choice([], Surroundings())
        #expect(try choice.given() == nil && choice.mayUseSaved)
    }

    @Test("a file, without its last newline") func file() throws {
        let surroundings = Surroundings(variables)
        let path = directory.write("token", "of-a-file\n", mode: 0o600)
        let given = try choice(["--token-file", path], surroundings).given()
        #expect(given == GivenToken(token: Secret("of-a-file"), source: "--token-file"))
        #expect(surroundings.said() == "")
    }

    @Test("a file that others can read is used, and said so") func openFile() throws {
        let surroundings = Surroundings()
        let path = directory.write("token", "of-a-file", mode: 0o644)
        #expect(try choice(["--token-file", path], surroundings).given() != nil)
        #expect(surroundings.said().hasPrefix("relayctl: --token-file"))
    }

    @Test("a token in argv is warned of, and not shown") func argv() throws {
        let surroundings = Surroundings()
        _ = try choice(["--token", "of-argv"], surroundings).given()
        let said = surroundings.said()
        #expect(said.hasPrefix("relayctl: --token ") && !said.contains("of-argv"))
    }

    @Test(
        "what cannot be read",
        arguments: [
            (["--token-file", "/nonexistent/token"], 66), (["--token-env", "UNSET"], 66),
            (["--token", "a", "--no-token"], 64), (["--token", "a", "--token-env", "MINE"], 64),
            (["--token-file", "x", "--token-env", "MINE"], 64),
        ] as [([String], Int32)])
    func refused(words: [String], status: Int32) throws {
        let choice = try choice(words, Surroundings(variables))
        #expect(failure { () throws(CommandFailure) in try choice.given() }?.status.rawValue == status)
    }

    @Test(
        "a file with a control character, or too much in it, is malformed",
        arguments: ["a\nb", "a\u{0}b", "a\r\nb\r\n"])
    func malformed(text: String) throws {
        let path = directory.write("token", text, mode: 0o600)
        let choice = try choice(["--token-file", path], Surroundings())
        #expect(failure { () throws(CommandFailure) in try choice.given() }?.status == .malformedInput)
    }

    @Test(
        "how it is sent",
        arguments: [
            ([], TokenDelivery.subprotocol(scheme: "Bearer")),
            (["--auth-scheme", "jwt"], .subprotocol(scheme: "jwt")),
            (["--auth-mode", "query"], .query(name: "token")),
            (["--auth-mode", "query", "--query-name", "access"], .query(name: "access")),
            (["--auth-mode", "header"], .header(scheme: "Bearer")),
            (["--auth-mode", "none"], .none),
        ] as [([String], TokenDelivery)])
    func delivery(words: [String], delivery: TokenDelivery) throws {
        #expect(try choice(words, Surroundings()).delivery() == delivery)
    }

    @Test(
        "how it cannot be sent",
        arguments: [
            ["--auth-scheme", "a b"], ["--auth-scheme", ""], ["--auth-mode", "header", "--auth-scheme", "a:b"],
            ["--auth-mode", "query", "--query-name", "a=b"], ["--auth-mode", "query", "--query-name", ""],
            ["--auth-scheme", "Bearer\r\nX: y"],
        ])
    func undeliverable(words: [String]) throws {
        let choice = try choice(words, Surroundings())
        #expect(failure { () throws(CommandFailure) in try choice.delivery() }?.status == .usage)
    }
}
