import RelayBytes
import RelayClient
import RelayCommands
import RelayTestSupport
import Testing

@Suite struct DressedTokenTests {
    private static let token =
        "eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwidXNlcl9pZCI6MX0.c2lnbmF0dXJlc2lnbmF0dXJl"

    /// TOKEN stands for a JWT.
    private static let dressed: [(String, String)] = [
        ("Bearer TOKEN", "a scheme before it"), ("\"TOKEN\"", "quotes"), ("  TOKEN\r\n\n", "quotes or white space"),
        ("\u{feff}TOKEN", "quotes or white space"), ("Authorization: Bearer TOKEN\n", "a header around it"),
        ("Sec-WebSocket-Protocol: Bearer, TOKEN", "a header around it"),
        ("{\n  \"refresh\": \"TOKEN\",\n  \"access\": \"TOKEN\"\n}\n", "JSON around it"),
        ("TOKEN=TOKEN", "a name before it"),
    ]

    /// What is sent as it was given: nothing inside is a JWT, or nothing is around it.
    private static let plain = [
        "TOKEN", "garbage", "Bearer garbage", "\"garbage\"", "null", "undefined", "", "Bearer", "Bearer null",
        "TOKEN==",
        "{\"detail\":\"no\"}", "a.b.c", "\"null\"",
    ]

    private func text(_ pattern: String) -> String {
        pattern.split(separator: "TOKEN", omittingEmptySubsequences: false).joined(separator: Self.token)
    }

    @Test("the token inside is used, with a note that does not show it", arguments: dressed)
    func inside(pattern: String, dress: String) throws {
        let directory = TemporaryDirectory()
        let path = directory.write(
            "token", pattern == "TOKEN=TOKEN" ? "access=" + Self.token : text(pattern), mode: 0o600)
        let surroundings = Surroundings()
        let choice = TokenChoice(
            options: try TokenOptions.parse(["--token-file", path]), environment: surroundings.environment)
        #expect(try choice.given() == GivenToken(token: Secret(Self.token), source: "--token-file"))
        let said = surroundings.said()
        #expect(said.hasPrefix("relayctl: --token-file: used the token without \(dress)"), "\(said)")
        #expect(!said.contains("eyJ") && said.split(separator: "\n").count == 1)
    }

    @Test("from each place", arguments: ["--token", "--token-env", "RELAYCTL_TOKEN"]) func places(place: String) throws
    {
        let surroundings = Surroundings(["MINE": "Bearer " + Self.token, "RELAYCTL_TOKEN": "Bearer " + Self.token])
        let words =
            place == "--token"
            ? ["--token", "Bearer " + Self.token] : place == "--token-env" ? ["--token-env", "MINE"] : []
        let choice = TokenChoice(options: try TokenOptions.parse(words), environment: surroundings.environment)
        #expect(try choice.given()?.token == Secret(Self.token))
        #expect(surroundings.said().contains("\(place): used the token without a scheme before it\n"))
    }

    @Test("left as it is, without a note", arguments: plain) func left(pattern: String) throws {
        let surroundings = Surroundings()
        let directory = TemporaryDirectory()
        let path = directory.write("token", text(pattern), mode: 0o600)
        let choice = TokenChoice(
            options: try TokenOptions.parse(["--token-file", path]), environment: surroundings.environment)
        #expect(try choice.given()?.token == Secret(text(pattern)))
        #expect(surroundings.said() == "")
        #expect(DressedToken.inside(Array(text(pattern).utf8)) == nil)
    }
}
