import RelayBytes
import RelayTestSupport
import Testing

/// The `token` commands one after the other: what one writes, another reads.
@Suite struct TokenCommandTests {
    private let program: RelayctlProgram = {
        let program = RelayctlProgram()
        program.write("key", "a key for tests that is long enough for HS256")
        program.write(".env", "DEBUG=True\nSECRET_KEY='a key for tests that is long enough for HS256'\n")
        program.write("other", "another key for tests, long enough for HS256")
        return program
    }()

    private func json(_ outcome: RelayctlProgram.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    /// A token of the program's own, in a file.
    private func mint(_ name: String, _ words: String...) throws {
        let outcome = try program.run(["token", "mint", "--secret-file", "key"] + words)
        try #require(outcome.status == 0, "\(outcome.errors)")
        program.write(name, outcome.output)
    }

    @Test func whatIsMintedIsVerified() throws {
        try mint("token", "--user-id", "0", "--now", "1762560000", "--jti", "x", "--claim", "n=9007199254740993")
        let outcome = try program.run(
            [
                "token", "verify", "--env-file", ".env", "--now", "1762560100", "--dialect", "simplejwt", "--json",
                "@token",
            ])
        let answer = try json(outcome)
        #expect(outcome.status == 0)
        #expect(answer["verdict"] == "valid")
        #expect(answer["claims"]?["n"]?.number?.text == "9007199254740993")
        #expect(answer["time"]?["expires_in_s"] == 200)
        #expect(answer["signature"]?["key"]?["source"] == "env-file")
        #expect(answer["server"]?["accepts"] == true)
    }

    @Test func theServersAnswerIsForeseen() throws {
        try mint("token", "--user-id", "1")
        let answer = try json(
            program.run(["token", "verify", "--secret-file", "other", "--dialect", "simplejwt", "--json", "@token"]))
        #expect(answer["verdict"] == "invalid")
        #expect(answer["reason"] == "signature")
        #expect(answer["server_message"] == "Token is invalid")
        #expect(answer["server"]?["status"] == 401)
        #expect(answer["server"]?["code"] == "token_not_valid")
    }

    @Test(
        "a secret is read from wherever it is named",
        arguments: [
            "--secret-file key @token", "--secret-env KEY @token", "--secret-fd 5 @token 5< key",
            "--secret-stdin @token < key",
            "--env-file .env @token", "--secret-file <(cat key) @token", "--env-file .env --env-var SECRET_KEY < token",
        ])
    func secretSources(words: String) throws {
        try mint("token")
        let outcome = try program.shell(
            "relayctl token verify -q \(words)", ["KEY": "a key for tests that is long enough for HS256"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("VALID for another "))
    }

    @Test func aSecretThatOthersCanReadIsNoted() throws {
        try mint("token")
        program.write("open", "a key for tests that is long enough for HS256", mode: 0o644)
        let outcome = try program.run(["token", "verify", "--secret-file", "open", "@token"])
        #expect(outcome.errors.contains("chmod 600"))
        #expect(outcome.status == 0)
    }

    @Test func expires() throws {
        try mint("token", "--now", "1000", "--lifetime", "10m")
        for (words, status) in [
            (["--within", "5m", "--now", "1200"], Int32(1)), (["--within", "5m", "--now", "1300"], 0),
            (["--now", "1599"], 1),
            (["--now", "1600"], 0), (["--within", "7d", "--now", "1000"], 0),
        ] {
            #expect(try program.run(["token", "expires", "@token"] + words).status == status, "\(words)")
        }
        try mint("endless", "--without", "exp")
        let endless = try program.run(["token", "expires", "--within", "7d", "--json", "@endless"])
        #expect(endless.status == 1)
        #expect(try json(endless)["expires_at"] == .some(.null))
    }

    @Test func diff() throws {
        try mint("a", "--user-id", "1")
        try mint("b", "--user-id", "1", "--now", "1762560000", "--token-type", "refresh")
        let same = try program.run(["token", "diff", "@a", "@a"])
        #expect(same.status == 0)
        let outcome = try program.run(["token", "diff", "@a", "@b", "--secret-file", "key", "--json"])
        #expect(outcome.status == 1)
        let answer = try json(outcome)
        let differing = answer["rows"]?.array?.filter { $0["relation"] == "differs" }.compactMap { $0["name"]?.string }
        #expect(differing == ["token_type", "state", "lifetime_s", "verdict", "exp"])
        #expect(answer["a"]?["verdict"] == "valid")
        #expect(answer["b"]?["verdict"] == "expired")
    }

    @Test func batch() throws {
        try mint("token")
        try mint("old", "--now", "1000")
        let outcome = try program.shell(
            "cat token old <(echo null) <(echo) token | relayctl token verify --batch --secret-file key")
        #expect(outcome.status == 65)
        let lines = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        #expect(lines.dropLast().map { $0["verdict"]?.string } == ["valid", "expired", "malformed", "valid"])
        #expect(lines.dropLast().map { $0["line"]?.int } == [1, 2, 3, 5])
        #expect(lines.last?["schema"] == "relayctl.token.batch/1")
        #expect(lines.last?["counts"]?["valid"] == 2)
        #expect(lines.last?["exit"] == 65)
        let text = try program.shell("cat token old | relayctl token verify --batch --format text --secret-file key")
        #expect(text.status == 41)
        #expect(text.output.hasSuffix("2 tokens: 1 valid, 1 expired\n"))
    }

    private static func answer(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nDate: Sat, 08 Nov 2025 00:00:00 GMT\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    @Test func keysFromAnAddress() throws {
        let key = try program.shell(
            "openssl genpkey -algorithm ED25519 -out private; openssl pkey -in private -pubout -outform DER | tail -c 32 | base64 | tr '+/' '-_' | tr -d '=\n'"
        )
        let set = #"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k1","x":"\#(key.output)"}]}"#
        let minted = try program.run(["token", "mint", "--key", "private", "--kid", "k1", "--alg", "EdDSA"])
        program.write("token", minted.output)
        let server = try WireServer(answer: Self.answer(set))
        let outcome = try program.run(["token", "verify", "--jwks", server.url + "/keys", "--json", "@token"])
        #expect(try json(outcome)["verdict"] == "valid", "\(outcome.errors)")
        #expect(try json(outcome)["signature"]?["key"]?["kid"] == "k1")
    }

    /// A set that anybody can fetch holds no secret: a symmetric key in it would let anybody sign.
    @Test func aPublishedSecretIsNoKey() throws {
        try mint("token")
        let secret = Base64URL.encode(Array("a key for tests that is long enough for HS256".utf8))
        let server = try WireServer(answer: Self.answer(#"{"keys":[{"kty":"oct","k":"\#(secret)"}]}"#))
        let outcome = try program.run(["token", "verify", "--jwks", server.url + "/keys", "--json", "@token"])
        #expect(outcome.status == 66)
        #expect(try json(outcome)["verdict"] == "keyerror")
    }

    @Test func theServersClockJudges() throws {
        let server = try WireServer(answer: Self.answer(""))
        try mint("token", "--now", "1762560000")
        let outcome = try program.run(
            ["token", "verify", "--secret-file", "key", "--skew-from", server.url, "--json", "@token"])
        #expect(outcome.status == 0, "\(outcome.output)")
        let skew = try json(outcome)["time"]?["skew_s"]?.number?.double ?? 0
        #expect(skew < -1_000_000)
    }

    @Test func redaction() throws {
        try mint("token", "--user-id", "4711", "--jti", "unique-jti", "--claim", "email=a@b.test")
        for words in [
            ["decode"], ["decode", "--json"], ["verify", "--secret-file", "key"],
            ["verify", "--secret-file", "key", "--json"],
            ["diff", "@token"],
        ] {
            let outcome = try program.run(["token"] + words + ["--redact", "@token"])
            #expect(outcome.status == 0)
            for value in ["4711", "unique-jti", "a@b.test"] { #expect(!outcome.output.contains(value), "\(words)") }
        }
    }
}
