import RelayBytes
import RelayTestSupport
import Testing

/// `probe --save` and `diagnose`: what was seen is kept, and judged again as it was.
@Suite struct DiagnoseTests {
    /// A probe of the demo for each fault and one without, saved, all at once because some take ten seconds.
    private static let saved = Result {
        let program = RelayctlProgram()
        let names = ["healthy"] + FaultTests.rows.map(\.fault)
        let running = try names.map { name in
            let fault = name == "healthy" ? [] : ["--fault", name]
            return (name, try program.start(["probe", "demo", "--json", "--save", "\(name).json"] + fault))
        }
        return (program, try Dictionary(uniqueKeysWithValues: running.map { ($0.0, try $0.1.finish()) }))
    }

    @Test("the judgement of saved evidence is that of the run", arguments: ["healthy"] + FaultTests.rows.map(\.fault))
    func again(name: String) throws {
        let (program, outcomes) = try Self.saved.get()
        let online = try #require(outcomes[name])
        #expect(online.errors == "")
        let offline = try program.run(["diagnose", "--json", "\(name).json"])
        #expect(offline.output == online.output)
        #expect(offline.status == online.status)
        #expect(offline.errors == "")
        let piped = try program.shell("relayctl diagnose - --json < \(name).json")
        #expect(piped.output == online.output && piped.status == online.status)
    }

    @Test("--strict is honoured") func strict() throws {
        let (program, _) = try Self.saved.get()
        #expect(try program.run(["diagnose", "slow.json"]).status == 0)
        #expect(try program.run(["diagnose", "slow.json", "--strict"]).status == 1)
        #expect(try program.run(["diagnose", "healthy.json", "--strict"]).status == 0)
    }

    @Test("the text ends with the next command") func text() throws {
        let (program, _) = try Self.saved.get()
        let outcome = try program.run(["diagnose", "expired.json"])
        #expect(outcome.output.contains("upgrade.token-expired"))
        #expect(outcome.output.split(separator: "\n").last?.hasPrefix("next: relayctl login") == true)
    }

    @Test("what differs from a good run") func against() throws {
        let (program, _) = try Self.saved.get()
        let outcome = try program.run(["diagnose", "expired.json", "--against", "healthy.json"])
        #expect(outcome.status == 21)
        #expect(outcome.output.contains("differs token state: here expired, good in its time\n"))
        #expect(outcome.output.contains("differs upgrade answer: here 403 Access denied, Daphne, good 101"))
        #expect(outcome.output.split(separator: "\n").last?.hasPrefix("next: ") == true)
        let json = try program.run(["diagnose", "expired.json", "--against", "healthy.json", "--json"]).output
        let against = try #require(try JSONReader.read(Array(json.utf8))["against"])
        #expect(against["differences"]?.array?.contains { $0["what"]?.string == "state" } == true)
    }

    @Test(
        "several rounds and several targets are judged again as they were",
        arguments: [
            ["demo", "--count", "2", "--interval", "10ms"], ["demo", "demo", "--no-token"],
            ["demo", "--no-token", "--expect-status", "403"], ["demo", "--fault", "slow", "--strict"],
        ])
    func forms(words: [String]) throws {
        let program = RelayctlProgram()
        let others = ["json", "ndjson", "junit", "tap", "prometheus", "nagios", "github"]
        let reports = others.flatMap { ["--report", "\($0)=online.\($0)"] }
        let online = try program.run(["probe", "--save", "b.json"] + reports + words)
        let offline = try program.run(["diagnose", "b.json"])
        #expect(offline.output == online.output && offline.status == online.status, "\(offline.errors)")
        for format in others {
            let form = try program.run(["diagnose", "--format", format, "b.json"]).output
            #expect(try form == program.shell("cat online.\(format)").output, "\(format)")
        }
    }

    @Test("a run does not differ from itself") func itself() throws {
        let (program, _) = try Self.saved.get()
        let outcome = try program.run(["diagnose", "http-500.json", "--against", "http-500.json"])
        #expect(outcome.output.contains(": nothing differs\n"))
    }

    @Test("a new file is its owner's alone, and an old one is replaced whole") func mode() throws {
        let (program, _) = try Self.saved.get()
        #expect(
            try program.shell("umask 0; relayctl probe demo --until tcp --save new.json >&2; stat -c %a new.json")
                .output == "600\n")
        program.write("old.json", "old")
        #expect(try program.run(["probe", "demo", "--until", "tcp", "--save", "old.json"]).status == 0)
        #expect(try program.run(["diagnose", "old.json"]).status == 0)
    }

    @Test(
        "a file that cannot be made is 73, one that cannot be filled 74, and the report is there",
        arguments: [("no/such/folder.json", Int32(73)), (".", 73), ("dangling.json", 73), ("/dev/full", 74)])
    func unwritable(path: String, status: Int32) throws {
        let program = RelayctlProgram()
        _ = try program.shell("ln -s nowhere dangling.json")
        let outcome = try program.run(["probe", "demo", "--until", "tcp", "--json", "--save", path])
        #expect(outcome.status == status)
        #expect(outcome.errors.hasPrefix("relayctl: --save: cannot write '\(path)'"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try JSONReader.read(Array(outcome.output.utf8))["verdict"]?.string == "healthy")
    }

    @Test(
        "what is no bundle",
        arguments: [
            ("", 65, "stdin is no bundle"), ("{}", 65, "it has no schema"), ("[1", 65, "not JSON"),
            (#"{"schema":"relayctl.probe/1"}"#, 65, "its schema is 'relayctl.probe/1'"),
            (#"{"schema":"relayctl.bundle/99"}"#, 65, "its schema is 'relayctl.bundle/99'"),
            (#"{"schema":"relayctl.bundle/1"}"#, 65, "target is missing"),
        ])
    func noBundle(text: String, status: Int32, words: String) throws {
        let program = RelayctlProgram()
        program.write("x", text)
        let outcome = try program.shell("relayctl diagnose - < x")
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.output == "")
    }

    @Test("what cannot be read", arguments: ["missing.json", ".", "/dev/zero"]) func unreadable(path: String) throws {
        let outcome = try RelayctlProgram().run(["diagnose", path])
        #expect(outcome.status == 66)
        #expect(outcome.errors.hasPrefix("relayctl: cannot read '\(path)'"))
    }

    /// The bundle came over a network, perhaps from somebody who wishes no good.
    @Test("text of a bundle never drives the terminal") func hostile() throws {
        let (program, _) = try Self.saved.get()
        for name in ["healthy", "expired", "http-502", "close-4001", "redis-down"] {
            let bundle = try JSONReader.read(Array(try program.shell("cat \(name).json").output.utf8))
            for (index, poisoned) in Self.poisoned(bundle).enumerated() {
                program.write("hostile.json", JSONWriter.write(poisoned))
                for words in [[], ["--json"], ["--against", "healthy.json"]] {
                    let outcome = try program.run(["diagnose", "hostile.json"] + words)
                    let seen = (outcome.output + outcome.errors).unicodeScalars
                    #expect(!seen.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202e}" }, "\(name) \(index)")
                }
            }
        }
    }

    /// The value with an escape sequence behind one string in sixteen, sixteen times.
    private static func poisoned(_ value: JSONValue) -> [JSONValue] {
        (0..<16).map { round in
            var counter = round
            return poison(value, &counter)
        }
    }

    private static func poison(_ value: JSONValue, _ counter: inout Int) -> JSONValue {
        switch value {
        case .string(let text):
            counter += 1
            return counter % 16 == 0 ? .string(text + "\u{1b}[2J\u{202e}\u{9b}1m\r") : value
        case .array(let elements): return .array(elements.map { poison($0, &counter) })
        case .object(let object):
            return .object(
                JSONObject(
                    members: object.members.map {
                        // What kind of thing it is, is checked elsewhere.
                        let isKind = ["schema", "kind", "version", "started_at"].contains($0.name)
                        return .init(name: $0.name, value: isKind ? $0.value : poison($0.value, &counter))
                    }))
        default: return value
        }
    }

    @Test("no secret is in a bundle") func canary() throws {
        let program = RelayctlProgram()
        let canary = "CANARY-password-7c41"
        program.write("password", canary)
        program.write("key", "a key for tests that is long enough for HS256")
        let (relay, url) = try program.startRelay(
            ["--user", "testuser", "--password-file", "password", "--secret-file", "key"])
        defer { relay.endInput() }
        let token = try program.run(
            ["login", url, "-u", "testuser", "--password-file", "password", "--print-token"]
        ).output.filter { $0 != "\n" }
        program.write("token", token)
        let runs = [
            ["-u", "testuser", "--password-file", "password"], ["--token-file", "token"],
            ["--token-file", "token", "--auth-mode", "query"], ["--token-file", "token", "--auth-mode", "header"],
            ["--token-file", "token", "-o", "http://evil.test", "-H", "Cookie: s=\(canary)"],
            ["--token-file", "token", "--redis", "redis://:\(canary)@127.0.0.1:1"],
            ["--no-token", "-H", "Authorization: Bearer \(token)", "-b", "s=\(canary)"],
        ]
        for words in runs {
            let outcome = try program.run(["probe", url, "--save", "b.json", "--experiments", "all"] + words)
            let text = try program.shell("cat b.json").output
            #expect(text.hasPrefix("{\n  \"schema\": \"relayctl.bundle/1\""), "\(words) \(outcome.errors)")
            for secret in token.split(separator: ".").map(String.init) + [canary] {
                #expect(!text.contains(secret), "\(words)")
            }
        }
    }
}
