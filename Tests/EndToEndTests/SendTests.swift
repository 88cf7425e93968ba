import RelayBytes
import RelayTestSupport
import Testing

/// `ws send`: what goes out, what is expected, and the exit status that follows.
@Suite struct SendTests {
    private let program = RelayctlProgram()
    private let relay: RunningProgram
    private let url: String

    init() throws { (relay, url) = try program.startRelay(["--echo"]) }

    private func send(
        _ words: [String], input: RunningProgram.Input = .nothing
    ) throws -> RunningProgram.Outcome {
        return try program.run(["ws", "send", url, "--no-token"] + words, input: input)
    }

    @Test("without an expectation the Pong behind it is the proof, and its limits are said")
    func proof() throws {
        let outcome = try send(["hi"])
        #expect(outcome.status == 0 && outcome.output == "")
        #expect(outcome.errors.contains("has read 1 message") && outcome.errors.contains("does not prove"))
    }

    static let places: [(words: [String], expected: String)] = [
        (["a"], "a\n"), (["a", "b"], "a\nb\n"), (["-x", "a", "b"], "b\na\n"), (["--", "-a"], "-a\n"),
        (["a", "--repeat", "3"], "a\na\na\n"), (["-f", "file"], "from a file\n\n"),
    ]

    @Test(
        "messages from every place",
        arguments: places)
    func sources(words: [String], expected: String) throws {
        program.write("file", "from a file\n")
        let count = expected.split(separator: "\n", omittingEmptySubsequences: true).count
        let split = words.firstIndex(of: "--") ?? words.count
        let all = words[..<split] + ["--expect-count", "\(count)"] + words[split...]
        let outcome = try send(Array(all))
        #expect(outcome.status == 0 && outcome.output == expected, "\(outcome.errors)")
    }

    @Test("lines of stdin, only where no message is given")
    func stdin() throws {
        #expect(try send(["--expect-count", "2"], input: .text("a\nb")).output == "a\nb\n")
        #expect(try send(["a", "--expect", "a"], input: .text("b\n")).output == "a\n")
    }

    static let expected: [(words: [String], status: Int32)] = [
        (["--expect", "ell"], Int32(0)), (["--expect", "no", "--within", "0.3"], 1),
        (["--expect-re", "^h.*o$"], 0),
        (["--expect-re", "^x", "--within", "0.3"], 1), (["--expect", "h", "--expect", "o"], 0),
        (["--expect", "h", "--expect", "x", "--within", "0.3"], 1), (["--reject", "ell"], 1),
        (["--reject", "x"], 0), (["--expect", "hello", "--reject", "x"], 0),
        (["--expect-count", "2", "--within", "0.3"], 1), (["--expect-status", "101"], 0),
        (["--expect-status", "403"], 1),
        (["--expect-close", "4401", "--within", "0.3"], 1), (["--expect", "hello", "-w", "0.2"], 0),
    ]

    @Test(
        "expectations",
        arguments: expected)
    func expectations(words: [String], status: Int32) throws {
        let outcome = try send(["hello"] + words)
        #expect(outcome.status == status, "\(outcome.errors)")
        if status == 1 { #expect(outcome.errors.hasPrefix("relayctl: ")) }
    }

    @Test("JSON is held against JSON")
    func json() throws {
        let message = #"{"type":"chat_message","n":1.0,"more":true}"#
        #expect(try send([message, "--expect-json", #"{"n":1,"type":"chat_message"}"#]).output == message + "\n")
        #expect(try send([message, "--expect-json", #"{"type":"x"}"#, "--within", "0.2"]).status == 1)
    }

    @Test("a greeting before the first message is no answer, and a Close that nobody answers ends in time")
    func greeting() throws {
        let script: [WireServer.Step] = [
            .upgrade, .send([0x81, 0x07] + Array("welcome".utf8)), .hold,
        ]
        let server = try WireServer([script])
        // The greeting is there before stdin has given a message.
        let outcome = try program.shell(
            "(until grep -qs '< text' trace; do :; done; echo hi) | relayctl ws send ws://127.0.0.1:\(server.port)/ "
                + "--trace trace --expect welcome --within 2 --close-timeout 0.3")
        #expect(outcome.output == "" && outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("came: welcome"))
    }

    static let negative: [(words: [String], status: Int32)] = [
        (["--no-token", "--expect-status", "403", "x"], Int32(0)),
        (["--fault", "origin", "--expect-status", "403"], 0),
        (["--fault", "close-4001", "--expect-close", "4001"], 0), (["--fault", "close-4001", "x"], 32),
        (["--fault", "origin", "x", "--expect", "x"], 21),
        (["--fault", "drop", "--chat", "x", "--expect", "x"], 33),
        (["--fault", "no-echo", "--chat", "x", "--expect", "x", "--within", "0.3"], 1),
        (["--chat", "hello", "--expect-json", #"{"type":"chat_message","message":"hello"}"#], 0),
    ]

    @Test(
        "negative tests at the demo relay",
        arguments: negative)
    func demo(words: [String], status: Int32) throws {
        let outcome = try RelayctlProgram().run(["ws", "send", "demo"] + words)
        #expect(outcome.status == status, "\(outcome.errors)")
    }

    @Test("the form for machines: events, and a summary that says what was met")
    func events() throws {
        let outcome = try send(["hi", "--expect", "no", "--within", "0.2", "--json"])
        let lines = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        #expect(lines.last?["event"]?.string == "summary" && lines.last?["outcome"]?.string == "unmet")
        #expect(lines.last?["unmet"]?.array?.first?.string == "--expect 'no'" && lines.last?["exit"]?.int == 1)
        let one = try send(["hi", "--expect", "hi", "--format", "json"])
        let object = try JSONReader.read(Array(one.output.utf8))
        #expect(object["schema"]?.string == "relayctl.ws/1" && object["messages"]?.array?.count == 1)
    }

    static let refusals: [(words: [String], status: Int32, says: String)] = [
        (["x", "--close-code", "1001"], Int32(64), "--close-code 1001"),
        (["x", "--close-code", "5000"], 64, "--close-code"),
        (["x", "--close-reason", String(repeating: "x", count: 124)], 64, "--close-reason has 124 bytes"),
        (["x", "--expect-re", "("], 64, "--expect-re"), (["x", "--expect-json", "{"], 64, "--expect-json"),
        (["x", "--repeat", "0"], 64, "--repeat"), (["x", "--close-code", "x"], 64, "--close-code is a number"),
        (["x", "--within", "soon"], 64, "--within"),
        (["x", "-H", "no colon"], 64, "--header"), (["x", "-s", "a b"], 64, "--subprotocol"),
        (["x", "--token", "a=b=c"], 65, "token"), (["-f", "missing"], 66, "--file 'missing'"),
        ([], 64, "nothing to send"),
        (["x", "--expect-status", "7"], 64, "--expect-status"),
        (["x", "--expect-close", "99"], 64, "--expect-close"),
        (["-hello"], 64, "goes after '--'"),
    ]

    @Test(
        "what cannot be sent is refused by the option's name, and nothing is sent",
        arguments: refusals)
    func refused(words: [String], status: Int32, says: String) throws {
        let server = try WireServer(.upgrade, .hold)
        let outcome = try RelayctlProgram().run(["ws", "send", "ws://127.0.0.1:\(server.port)/"] + words)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
        #expect(server.received.allSatisfy { $0.isEmpty })
    }

    @Test(
        "text that is not UTF-8 is not sent, and the option that sends it is named",
        arguments: [("connect", "ok\n", "--input binary"), ("send", "", "--binary")])
    func invalid(command: String, output: String, option: String) throws {
        let outcome = try program.shell(
            #"printf 'ok\n\xff\n' | relayctl ws \#(command) \#(url) --no-token; echo $?"#)
        #expect(outcome.output == output + "65\n")
        #expect(outcome.errors == "relayctl: message 2 of stdin is not utf-8: use \(option)\n")
    }

    @Test("a refused upgrade is told the same to a pipe as to /dev/null")
    func pipe() throws {
        let outcome = try RelayctlProgram().shell("echo hi | relayctl ws connect demo --fault origin; echo $?")
        #expect(outcome.output == "21\n")
    }
}
