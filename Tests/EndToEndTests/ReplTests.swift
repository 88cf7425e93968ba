import Glibc
import RelayTestSupport
import Testing

/// An interactive session on a pseudo-terminal, against the reference relay.
@Suite struct ReplTests {
    /// An open session with a relay that echoes.
    private static func session(
        _ program: RelayctlProgram = RelayctlProgram(), _ options: String = "", _ variables: [String: String?] = [:],
        columns: Int = 80
    ) throws -> (terminal: TerminalProgram, relay: RunningProgram) {
        let (relay, url) = try program.startRelay(["--echo"])
        let terminal = try program.startOnTerminal(
            "exec relayctl ws connect \(url) \(options)", variables, columns: columns)
        try terminal.waitForScreen(containing: "/help lists")
        if variables["TERM"] != "dumb" { try terminal.waitForScreen { $0.last == ">" } }
        return (terminal, relay)
    }

    private static func quit(_ terminal: TerminalProgram) throws {
        try terminal.type("/quit\r")
        #expect(try terminal.finish() == 0)
        #expect(terminal.faults == [])
        #expect(!terminal.isRaw)
    }

    @Test("what comes stands above what is being typed", arguments: [40, 80])
    func above(columns: Int) throws {
        let (terminal, relay) = try Self.session(columns: columns)
        defer { relay.endInput() }
        #expect(terminal.isRaw)
        try terminal.type("hello 漢字\rdra")
        let rows = try terminal.waitForScreen { $0.contains("< hello 漢字") && $0.last == "> dra" }
        #expect(rows.suffix(3) == ["> hello 漢字", "< hello 漢字", "> dra"])
        try terminal.type("ft\u{1}\u{6}\u{b}")
        try terminal.waitForScreen { $0.last == "> d" }
        try terminal.type("\u{15}")
        try Self.quit(terminal)
    }

    @Test("a pasted block is one message, and its newlines arrive")
    func paste() throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type("\u{1b}[200~/one\rtwo\r\u{1b}[201~")
        try terminal.waitForRow("> [2 lines, 8 bytes]")
        try terminal.type("\r")
        let rows = try terminal.waitForRow("two")
        #expect(rows.contains("< /one"))
        try terminal.type("/status\r")
        try terminal.waitForScreen(containing: "1 message, 8 bytes")
        try Self.quit(terminal)
    }

    @Test("Control-R finds what an earlier session typed, and the file holds no token")
    func history() throws {
        let program = RelayctlProgram()
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        let first = try Self.session(program)
        defer { first.relay.endInput() }
        try first.terminal.type("alpha one\r/token\rsay \(token)\rbeta\r")
        try first.terminal.waitForRow("< beta")
        try Self.quit(first.terminal)
        let second = try Self.session(program)
        defer { second.relay.endInput() }
        try second.terminal.type("\u{12}alp")
        try second.terminal.waitForRow("search 'alp': alpha one")
        try second.terminal.type("\r")
        try second.terminal.waitForRow("< alpha one")
        try Self.quit(second.terminal)
        let state = try program.shell("cd $XDG_STATE_HOME/relayctl && cat history && stat -c %a history .").output
        #expect(state == "alpha one\nbeta\n/quit\nalpha one\n/quit\n600\n700\n")
    }

    @Test("two sessions at once lose no line of each other")
    func twoSessions() throws {
        let program = RelayctlProgram()
        let (one, two) = (try Self.session(program), try Self.session(program))
        defer {
            one.relay.endInput()
            two.relay.endInput()
        }
        for number in 1...3 {
            try one.terminal.type("one \(number)\r")
            try two.terminal.type("two \(number)\r")
        }
        try one.terminal.waitForRow("< one 3")
        try two.terminal.waitForRow("< two 3")
        let lines = try program.shell("cat $XDG_STATE_HOME/relayctl/history").output.split(separator: "\n")
        #expect(Set(lines) == Set((1...3).flatMap { ["one \($0)", "two \($0)"] }.map { Substring($0) }))
        try Self.quit(one.terminal)
        try Self.quit(two.terminal)
    }

    @Test("the slash commands answer")
    func commands() throws {
        let program = RelayctlProgram()
        program.write("message.txt", "from a file")
        let (terminal, relay) = try Self.session(program)
        defer { relay.endInput() }
        let rows: [(String, String)] = [
            ("/ping abc", "< pong \"abc\""), ("/binary 00ff", "< 00ff"), ("/file message.txt", "< from a file"),
            ("/file missing", "relayctl: /file: missing: "), ("/repeat 3 x", "< x\n< x\n< x"),
            ("/chat a \"b\"", "< {\"type\":\"chat_message\",\"message\":\"a \\\"b\\\"\"}"),
            ("//slash", "< /slash"), ("/frames on", "frames are shown"), ("/tls", "no TLS"),
            ("/token", "no token was sent"), ("/headers", "< HTTP/1.1 101 Switching Protocols"),
            ("/explain 4401", "close code 4401"), ("/explain 21", "exit status 21"),
            ("/stauts", "did you mean /status?"),
            ("/status", "round trip"), ("/save out.txt", "lines in out.txt"),
        ]
        for (line, answer) in rows {
            try terminal.type("\u{c}")
            try terminal.waitForScreen { $0 == [">"] }
            try terminal.type(line + "\r")
            // All that it brings: what comes later would stand on the screen that was cleared.
            try terminal.waitForScreen { $0.joined(separator: "\n").contains(answer) }
        }
        try terminal.type("/close 3001 bye\r")
        #expect(try terminal.finish() == 0)
        #expect(terminal.rows.contains("> close 3001 bye"))
        let saved = try program.shell("cat out.txt").output
        #expect(saved.contains(" > from a file\n") && saved.contains(" < binary 00ff\n"))
    }

    @Test("/reconnect opens another connection and keeps the history")
    func reconnect() throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type("before\r")
        try terminal.waitForRow("< before")
        try terminal.type("/reconnect\r")
        try terminal.waitForScreen { $0.count { $0.contains("/help lists") } == 2 && $0.last == ">" }
        try terminal.type("\u{10}\u{10}\r")
        try terminal.waitForScreen { $0.count { $0 == "< before" } == 2 }
        try Self.quit(terminal)
    }

    @Test("Control-C takes the line away, and on an empty line closes with 1000", arguments: [true, false])
    func interrupt(isKey: Bool) throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type("draft")
        try terminal.waitForRow("> draft")
        if isKey { try terminal.type("\u{3}") } else { terminal.signal(SIGINT) }
        try terminal.waitForScreen { $0.last == ">" && $0.contains("> draft^C") }
        if isKey { try terminal.type("\u{3}") } else { terminal.signal(SIGINT) }
        #expect(try terminal.finish() == 0)
        #expect(!terminal.isRaw)
    }

    @Test("Control-D on an empty line closes")
    func endOfInput() throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type("\u{4}")
        #expect(try terminal.finish() == 0)
    }

    @Test("a signal that ends the run gives the terminal back", arguments: [SIGTERM, SIGHUP])
    func ending(number: Int32) throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type("draft")
        try terminal.waitForRow("> draft")
        terminal.signal(number)
        #expect(try terminal.finish() == 128 + number)
        #expect(!terminal.isRaw)
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1b}[?2004l"))
    }

    @Test("another width redraws the line")
    func resize() throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        let text = (1...12).map { "word\($0)" }.joined(separator: " ")
        try terminal.type(text)
        try terminal.waitForRow("> \(text)")
        terminal.resize(columns: 40)
        try terminal.waitForScreen { ($0.last ?? "").hasPrefix("> <") && ($0.last ?? "").hasSuffix("word12") }
        terminal.resize(columns: 80)
        try terminal.waitForRow("> \(text)")
        try terminal.type("\u{15}")
        try Self.quit(terminal)
    }

    @Test("a line of 20000 characters is one message")
    func longLine() throws {
        let (terminal, relay) = try Self.session()
        defer { relay.endInput() }
        try terminal.type(String(repeating: "0123456789", count: 2000) + "\r")
        // The last of the rows that "< " and the text take.
        try terminal.waitForRow("89")
        try terminal.type("/status\r")
        try terminal.waitForScreen(containing: "sent         1 message, 20000 bytes")
        try Self.quit(terminal)
    }

    @Test("a dumb terminal gets lines and no escape sequence")
    func dumb() throws {
        let (terminal, relay) = try Self.session(RelayctlProgram(), "", ["TERM": "dumb"])
        defer { relay.endInput() }
        try terminal.type("hello\n")
        try terminal.waitForScreen { $0.filter { $0.contains("hello") }.count == 2 }
        try terminal.type("/status\n")
        try terminal.waitForScreen(containing: "1 message, 5 bytes")
        try terminal.type("\u{4}")
        #expect(try terminal.finish() == 0)
        #expect(!terminal.output.contains(0x1b))
    }

    @Test("Control-Z gives the terminal to the shell, and fg takes it back")
    func jobControl() throws {
        let program = RelayctlProgram()
        let (relay, url) = try program.startRelay(["--echo"])
        defer { relay.endInput() }
        let terminal = try program.startOnTerminal("PS1='% ' exec bash --norc --noediting -i", ["PS1": "% "])
        try terminal.waitForScreen { $0.last?.hasSuffix("%") == true }
        try terminal.type("relayctl ws connect \(url)\n")
        try terminal.waitForScreen(containing: "/help lists")
        try terminal.type("draft")
        try terminal.waitForRow("> draft")
        try terminal.type("\u{1a}")
        try terminal.waitForScreen { $0.contains { $0.contains("Stopped") } && $0.last == "%" }
        #expect(!terminal.isRaw)
        try terminal.type("fg\n")
        try terminal.waitForScreen { $0.last == "> draft" }
        #expect(terminal.isRaw)
        try terminal.type("!\r")
        try terminal.waitForRow("< draft!")
        try terminal.type("/quit\r")
        try terminal.waitForScreen { $0.last == "%" }
        try terminal.type("exit\n")
        _ = try terminal.finish()
    }

    @Test("messages go to a file as they are, while the line is on the terminal")
    func apart() throws {
        let program = RelayctlProgram()
        let (terminal, relay) = try Self.session(program, "> out.txt")
        defer { relay.endInput() }
        try terminal.type("/ping one\rhello\r/ping two\r")
        try terminal.waitForScreen(containing: "< pong \"two\"")
        try Self.quit(terminal)
        #expect(try program.shell("cat out.txt").output == "hello\n")
    }

    @Test("what a server says drives no terminal")
    func hostile() throws {
        let program = RelayctlProgram()
        program.write("hostile", "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}end")
        let (terminal, relay) = try Self.session(program)
        defer { relay.endInput() }
        try terminal.type("/file hostile\r")
        try terminal.waitForScreen(containing: "< \\u{1b}]0;x\\u{7}\\u{1b}[2J\\u{9b}31m\\u{202e}end")
        try Self.quit(terminal)
    }
}
