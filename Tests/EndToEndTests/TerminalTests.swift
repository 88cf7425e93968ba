import RelayBytes
import RelayTestSupport
import Testing

/// What a person at a terminal sees, through a pseudo-terminal of script(1).
@Suite struct TerminalTests {
    /// The output of a command on a terminal of its own, without the carriage returns that the terminal adds.
    private static func seen(_ line: String, columns: Int = 80, _ variables: [String: String?] = [:]) throws -> String {
        let program = RelayctlProgram()
        program.write("token", "not-a-jwt")
        program.write("line", "stty cols \(columns); \(line)")
        let outcome = try program.shell("script -qec '. ./line' /dev/null", variables)
        return String(decoding: Array(outcome.output.utf8).filter { $0 != 0x0d }, as: UTF8.self)
    }

    /// The text without colour, and how many colour sequences there were.
    private static func uncoloured(_ text: String) -> (text: String, sequences: Int) {
        var (plain, count) = ("", 0)
        var rest = text[...]
        while let start = rest.firstRange(of: "\u{1b}[") {
            plain += rest[..<start.lowerBound]
            let body = rest[start.upperBound...].prefix { $0.isNumber || $0 == ";" }
            guard rest[body.endIndex...].first == "m" else { return (text, -1) }
            count += 1
            rest = rest[body.endIndex...].dropFirst()
        }
        return (plain + rest, count)
    }

    @Test(
        "marks, bars and lines that fit",
        arguments: FaultTests.rows.filter { !["hang", "slow", "reset-5s", "no-echo"].contains($0.fault) },
        [40, 80, 132])
    func fits(row: FaultTests.Row, columns: Int) throws {
        let room = String(repeating: "r", count: 90)
        let text = Self.uncoloured(
            try Self.seen("relayctl probe demo --fault \(row.fault) --room \(room)", columns: columns)
        ).text
        #expect(text.split(separator: "\n").filter { $0.count > columns && !$0.hasPrefix("next: ") } == [], "\(text)")
        #expect(text.contains("  ✓ dns "))
        #expect(text.contains(row.stage == "session" || row.stage == "echo" ? "✗ \(row.stage ?? "")" : "✗ upgrade"))
        #expect(text.contains("█") == (columns >= 64))
        #expect(text.contains(row.code))
    }

    @Test(
        "colour only where it is wanted",
        arguments: [
            (["TERM": "xterm"], "", true), (["TERM": "dumb"], "", false), (["NO_COLOR": "1"], "", false),
            (["NO_COLOR": ""], "", true), (["CLICOLOR": "0"], "", false), (["TERM": "xterm"], "--color never", false),
            (["NO_COLOR": "1"], "--color always", true), (["NO_COLOR": "1", "FORCE_COLOR": "1"], "", false),
        ] as [([String: String], String, Bool)])
    func colour(variables: [String: String], option: String, isOn: Bool) throws {
        let text = try Self.seen("relayctl probe demo --until tcp \(option)", variables.mapValues { $0 })
        let (plain, sequences) = Self.uncoloured(text)
        #expect((sequences > 0) == isOn)
        #expect(plain.contains("✓ dns"))
    }

    @Test(
        "a pipe has colour only when it is forced",
        arguments: [("", false), ("CLICOLOR_FORCE=1", true), ("FORCE_COLOR=0", false)])
    func pipe(variable: String, isOn: Bool) throws {
        let text = try RelayctlProgram().shell("\(variable) relayctl probe demo --until tcp").output
        #expect(text.contains("\u{1b}") == isOn)
        #expect(Self.uncoloured(text).text.contains("ok   dns"))
    }

    @Test("a pipe and a terminal carry the same words in the same order")
    func sameWords() throws {
        let words = { (text: String) in
            text.split { " \n".contains($0) }.map(String.init).filter { word in
                word.contains { $0.isLetter } && !["ok", "FAIL", "warn", "skip", "error", "ms", "s"].contains(word)
                    && !word.contains("127.0.0.1") && !word.contains("59m") && !word.hasSuffix("s")
            }
        }
        let plain = try RelayctlProgram().run(["probe", "demo", "--fault", "redis-down"]).output
        let seen = Self.uncoloured(try Self.seen("relayctl probe demo --fault redis-down")).text
        let labels = ["saw", "because", "untested", "remedy"]
        #expect(words(plain).filter { !labels.contains($0) } == words(seen).filter { !labels.contains($0) })
    }

    @Test("JSON on a terminal is for reading, in a pipe one line")
    func json() throws {
        #expect(try Self.seen("relayctl explain 21 --json").split(separator: "\n").count > 1)
        #expect(try RelayctlProgram().run(["explain", "21", "--json"]).output.split(separator: "\n").count == 1)
    }

    private static let hostile: [UInt8] =
        Array("\u{1b}]0;x\u{7}\u{1b}[2J\u{1b}]52;c;QQ==\u{7}\u{1b}]8;;http://e\u{7}".utf8) + [0x9b]
        + Array("2J\u{202e}\u{9b}31m\u{200b}".utf8)

    private static let answers: [(String, [UInt8])] = [
        (
            "a refusal",
            Array("HTTP/1.1 403 no ".utf8) + hostile + Array("\r\nServer: ".utf8) + hostile + Array("\r\nX-Evil: ".utf8)
                + hostile
                + Array("\r\nContent-Type: application/json\r\n\r\n{\"detail\":\"".utf8) + hostile + Array("\"}".utf8)
        ),
        (
            "a 101",
            Array("HTTP/1.1 101 ".utf8) + hostile
                + Array("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ".utf8) + hostile
                + Array("\r\nSec-WebSocket-Protocol: ".utf8) + hostile + Array("\r\n\r\n".utf8)
        ),
        ("a redirect", Array("HTTP/1.1 302 Found\r\nLocation: http://h/".utf8) + hostile + Array("\r\n\r\n".utf8)),
        ("no HTTP", hostile + Array("\r\n\r\n".utf8)),
        ("a banner", Array("SSH-2.0-".utf8) + hostile + Array("\r\n".utf8)),
        ("a login without a token", Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>".utf8) + hostile),
    ]

    @Test("what a server says never reaches the terminal raw", arguments: answers.map(\.0), ["", "-v", "--json"])
    func escaped(kind: String, option: String) throws {
        let answer = try #require(Self.answers.first { $0.0 == kind }).1
        let server = try WireServer([[.readRequest, .send(answer)]])
        let target = "http://127.0.0.1:\(server.port)"
        for command in [
            "probe \(target) --token-file token", "whoami \(target) --token-file token",
            "login \(target) -u u --password-file token", "ws connect \(target) --token-file token",
            "ws send \(target) x --token-file token --trace -",
        ] {
            let text = try Self.seen("relayctl \(command) \(option) --color never")
            #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isUnsafe($0) }, "\(text)")
            #expect(text.contains("127.0.0.1"))
        }
    }
}
