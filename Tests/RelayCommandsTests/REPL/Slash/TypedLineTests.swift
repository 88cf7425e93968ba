import RelayCommands
import Testing

@Suite struct TypedLineTests {
    @Test(
        "a line is a message or a command",
        arguments: [
            ("hello", .message("hello")), ("", .message("")), (" /quit", .message(" /quit")),
            ("//quit", .message("/quit")),
            ("///x", .message("//x")), ("/help", .command(.help)), ("/?", .command(.help)),
            ("/ping", .command(.ping([]))),
            ("/ping a b", .command(.ping(Array("a b".utf8)))), ("/close", .command(.close(code: 1000, reason: ""))),
            ("/close 1000", .command(.close(code: 1000, reason: ""))),
            ("/close 3000 see you", .command(.close(code: 3000, reason: "see you"))),
            ("/close 4999", .command(.close(code: 4999, reason: ""))), ("/quit", .command(.quit)),
            ("/exit", .command(.quit)), ("/status", .command(.status)), ("/headers", .command(.headers)),
            ("/token", .command(.token)), ("/tls", .command(.tls)), ("/frames", .command(.frames(nil))),
            ("/frames on", .command(.frames(true))), ("/frames off", .command(.frames(false))),
            ("/binary 00ff", .command(.binary([0, 255]))), ("/binary 0x00 ff", .command(.binary([0, 255]))),
            ("/binary AP8=", .command(.binary([0, 255]))), ("/binary _-8", .command(.binary([0xff, 0xef]))),
            ("/file a b.txt", .command(.file("a b.txt"))), ("/repeat 3 hi  there", .command(.repeated(3, "hi  there"))),
            ("/reconnect", .command(.reconnect)), ("/save out.txt", .command(.save("out.txt"))),
            ("/explain upgrade.token-expired", .command(.explain("upgrade.token-expired"))),
            ("/chat a\nb", .command(.chat("a\nb"))), ("/chat  x", .command(.chat("x"))),
        ] as [(String, TypedLine)])
    func understood(text: String, expected: TypedLine) throws {
        #expect(try TypedLine(Submission(text: text)) == expected)
    }

    @Test(
        "what is not understood says what to type, and sends nothing",
        arguments: [
            ("/quti", "did you mean /quit?"), ("/stats", "did you mean /status?"), ("/zzzzzz", "see /help"),
            ("/", "see /help"), ("/close 1005", "1000 or 3000 to 4999"), ("/close bye", "1000 or 3000 to 4999"),
            ("/close 65536", "1000 or 3000 to 4999"), ("/close 4000 " + String(repeating: "é", count: 62), "124"),
            ("/ping " + String(repeating: "x", count: 126), "126"), ("/frames maybe", "on|off"),
            ("/binary", "HEX|BASE64"),
            ("/binary zz!", "neither"), ("/file", "/file PATH"), ("/repeat", "1 to 1000000"),
            ("/repeat 0 x", "1 to 1000000"),
            ("/repeat 2", "/repeat N MESSAGE"), ("/repeat x y", "1 to 1000000"), ("/save", "/save FILE"),
            ("/chat", "/chat TEXT"), ("/explain", "/explain CODE"), ("/\u{1b}[2J", "\\u{1b}"),
        ])
    func refused(text: String, says: String) {
        do {
            let line = try TypedLine(Submission(text: text))
            Issue.record("\(line)")
        } catch {
            #expect(error.text.contains(says))
            #expect(error.text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
            #expect(!error.text.hasSuffix("."))
        }
    }

    @Test("a pasted block is a message whatever it begins with")
    func verbatim() throws {
        let block = Submission(text: "/quit\nx", isVerbatim: true)
        #expect(try TypedLine(block) == .message("/quit\nx"))
        #expect(block.typed == "//quit\nx")
    }

    @Test("the help names every command, in 80 columns")
    func help() {
        #expect(SlashCommand.helpRows.allSatisfy { $0.count <= 80 })
        for entry in SlashCommand.all {
            #expect(SlashCommand.helpRows.contains { $0.hasPrefix("/\(entry.name)") })
            let near = Result {
                try TypedLine(Submission(text: "/\(entry.name) \(entry.words.isEmpty ? "" : "1000 x")"))
            }
            if case .failure(let fault) = near { #expect(!"\(fault)".contains("no command")) }
        }
    }
}
