import RelayCommands
import RelayTestSupport
import Testing

@Suite struct LineEditorTests {
    static let rows: [(typed: String, shown: String)] = [
        ("abc", "abc|"), ("abc\u{1}", "|abc"), ("abc\u{1}x", "x|abc"), ("abc\u{1}\u{5}x", "abcx|"),
        ("abc\u{2}\u{2}x", "ax|bc"), ("abc\u{1}\u{6}x", "ax|bc"),
        ("abc\u{1b}[D\u{1b}[Dx", "ax|bc"), ("abc\u{1b}OHx", "x|abc"), ("abc\u{1b}[1~\u{1b}[Fx", "abcx|"),
        ("abc\u{1}\u{1b}[3~", "|bc"), ("abc\u{7f}", "ab|"), ("abc\u{8}", "ab|"), ("abc\u{2}\u{4}", "ab|"),
        ("one two\u{1b}b", "one |two"), ("one two\u{1b}b\u{1b}b\u{1b}f", "one| two"),
        ("one two\u{1b}[1;5D", "one |two"), ("one two\u{1}\u{1b}[1;5C", "one| two"),
        ("one two.three\u{1b}\u{7f}", "one two.|"), ("one two.three\u{17}", "one |"),
        ("one  \u{17}", "|"), ("one two\u{1}\u{1b}d", "| two"), ("one two\u{1}\u{1b}[3;5~", "| two"),
        ("one two\u{1b}b\u{b}", "one |"), ("one two\u{1b}b\u{15}", "|two"),
        ("one two\u{15}\u{19}\u{19}", "one twoone two|"), ("one two three\u{17}\u{17}\u{19}", "one two three|"),
        ("one two\u{1}\u{1b}d\u{1b}d\u{19}x", "one twox|"), ("one two\u{17}\u{5}\u{17}\u{19}", "one |"),
        ("ab\u{14}", "ba|"), ("abc\u{1}\u{6}\u{14}", "ba|c"), ("abc\u{2}\u{14}", "acb|"),
        ("e\u{301}x\u{7f}\u{7f}", "|"), ("e\u{301}\u{2}\u{301}", "\u{301}|e\u{301}"),
        ("漢字\u{2}x", "漢x|字"), ("👩‍👩‍👧\u{7f}", "|"), ("🇩🇪🇫🇷\u{2}", "🇩🇪|🇫🇷"), ("👍🏽x\u{2}\u{2}", "|👍🏽x"),
        ("ae\u{2}\u{2}\u{301}\u{5}", "\u{301}ae|"), ("x\u{16}\u{1}", "x\u{1}|"), ("x\u{16}\ty", "x\ty|"),
        ("\u{1b}[200~one\rtwo\r\u{1b}[201~", "one\ntwo|"), ("\u{1b}[200~one\r\ntwo\u{1b}[201~x", "one\ntwox|"),
        ("\u{1b}[200~one\rtwo\u{1b}[201~x\u{7f}\u{7f}", "|"), ("a\u{1b}[200~bc\u{1b}[201~d\u{7f}\u{7f}", "ab|"),
        ("\u{1b}[200~one\n\n\u{1b}[201~", "one\n|"), ("\u{1b}[200~one\u{1b}[201~", "one|"),
        ("a\u{1b}[200~b\nc\u{1b}[201~\u{1b}b\u{15}\u{19}", "a|b\nc"), ("\u{1b}[99~a\u{7}", "a|"),
    ]

    @Test("keys change the line and move the cursor, however their bytes are cut", arguments: rows.indices)
    func edits(index: Int) {
        let row = Self.rows[index]
        for pieces in Splits.all(Array(row.typed.utf8)) {
            var typing = Typing()
            for piece in pieces { typing.type(piece) }
            #expect(typing.shown == row.shown)
        }
    }

    @Test(
        "what a key asks of the owner",
        arguments: [
            ("abc\r", [.submit(Submission(text: "abc"))]), ("\r", [.submit(Submission(text: ""))]),
            ("\u{4}", [.endOfInput]), ("a\u{4}", [.bell]), ("\u{3}", [.interrupt]),
            ("ab\u{3}\u{3}", [.cleared(InputLine("ab")), .interrupt]), ("\u{1a}", [.suspend]),
            ("\u{c}", [.clearScreen]), ("\u{7f}", [.bell]), ("\u{1b}[D", [.bell]), ("\u{1b}[A", [.bell]),
            ("\u{19}", [.bell]), ("a\u{14}", [.bell]), ("\u{1b}[5~", [.bell]),
            ("\u{1b}[200~/quit\r\nx\u{1b}[201~\r", [.submit(Submission(text: "/quit\nx", isVerbatim: true))]),
            ("\u{1b}[200~/quit\u{1b}[201~\r", [.submit(Submission(text: "/quit"))]),
            ("/chat \u{1b}[200~a\rb\u{1b}[201~\r", [.submit(Submission(text: "/chat a\nb"))]),
            ("a\u{2}b\r", [.submit(Submission(text: "ba"))]),
        ] as [(String, [LineEditor.Action])])
    func actions(typed: String, actions: [LineEditor.Action]) {
        var typing = Typing()
        typing.type(typed)
        #expect(typing.actions == actions)
    }

    @Test("a paste that is not UTF-8 puts nothing in")
    func badPaste() {
        var typing = Typing()
        typing.type(Array("a\u{1b}[200~".utf8) + [0xff] + Array("\u{1b}[201~".utf8))
        #expect(typing.actions == [.pasteRefused])
        #expect(typing.shown == "a|")
    }

    @Test("a line may be longer than a terminal's own 4096 bytes")
    func longLine() {
        var typing = Typing()
        let text = String(repeating: "0123456789", count: 2000)
        typing.type(text + "\r")
        #expect(typing.actions == [.submit(Submission(text: text))])
    }

    @Test("a paste of very many characters is a block of one line")
    func longPaste() {
        var typing = Typing()
        typing.type("\u{1b}[200~" + String(repeating: "x", count: 5000) + "\u{1b}[201~")
        #expect(typing.editor.line.elements.count == 1)
        typing.type("\u{7f}")
        #expect(typing.shown == "|")
    }

    @Test(
        "the arrows go through the history, and changes to past lines stay until a line is submitted",
        arguments: [
            ("\u{1b}[A", "two|"), ("\u{10}\u{10}", "one|"), ("\u{10}\u{10}\u{10}", "one|"), ("\u{10}\u{e}", "|"),
            ("new\u{10}\u{e}", "new|"), ("\u{10}x\u{10}\u{e}", "twox|"), ("\u{10}x\r\u{10}\u{10}", "two|"),
            ("\u{10}x\r\u{10}", "twox|"), ("\u{10}\r\u{10}\u{10}", "one|"), ("\u{10}x\u{3}\u{10}", "two|"),
            ("\r\u{10}", "two|"),
        ])
    func history(typed: String, shown: String) {
        var typing = Typing(["one", "two"])
        typing.type(typed)
        #expect(typing.shown == shown)
    }

    @Test("a block from the history is text that can be edited, and sends the same")
    func blockAgain() {
        var typing = Typing()
        typing.type("\u{1b}[200~/a\rb\u{1b}[201~\r\u{10}\r")
        #expect(
            typing.actions == [
                .submit(Submission(text: "/a\nb", isVerbatim: true)), .submit(Submission(text: "//a\nb")),
            ])
    }

    @Test(
        "Control-R finds what was typed before",
        arguments: [
            ("\u{12}al", "|alpha two"), ("\u{12}alpha\u{12}", "|alpha one"), ("\u{12}alpha\u{12}\u{13}", "|alpha two"),
            ("\u{12}one", "alpha |one"), ("\u{12}onex", "alpha |one"), ("\u{12}onex\u{7f}", "alpha |one"),
            ("dra\u{12}one\u{7}", "dra|"), ("\u{12}one\u{1b}[C", "alpha o|ne"), ("\u{12}one\u{5}!", "alpha one!|"),
            ("\u{12}zzz", "|"), ("\u{12}al\u{12}\u{12}\u{12}", "|alpha one"),
            ("\u{12}\u{1b}[200~one\u{1b}[201~", "alpha |one"), ("\u{12}one\u{3}", "|"),
        ])
    func search(typed: String, shown: String) {
        var typing = Typing(["alpha one", "beta", "alpha two"])
        typing.type(typed)
        #expect(typing.shown == shown)
    }

    @Test("Enter submits what Control-R has found")
    func searchAndSubmit() {
        var typing = Typing(["alpha one", "beta"])
        typing.type("\u{12}one\r")
        #expect(typing.actions == [.submit(Submission(text: "alpha one"))])
        #expect(typing.editor.search == nil)
    }

    @Test("ESC, once its time is over, keeps the found line for editing")
    func searchAndEscape() {
        var typing = Typing(["alpha one", "beta"])
        typing.type("\u{12}one")
        #expect(typing.editor.press(Key(.escape)) == nil)
        typing.type("!")
        #expect(typing.shown == "alpha !|one")
    }

    @Test(
        "Tab completes commands",
        arguments: [
            ("/he\t", "/he|"), ("/hea\t", "/headers |"), ("/st\t", "/status |"), ("/re\t", "/re|"),
            ("/frames o\t", "/frames o|"), ("/frames of\t", "/frames off |"), ("he\t", "he|"), ("\t", "|"),
            ("/zz\t", "/zz|"),
            ("/stx\u{2}\t", "/status |x"),
        ])
    func completion(typed: String, shown: String) {
        var typing = Typing()
        typing.type(typed)
        #expect(typing.shown == shown)
    }

    @Test("a second Tab lists what is possible")
    func candidates() {
        var typing = Typing()
        typing.type("/re\t\t")
        #expect(typing.actions == [.bell, .candidates(["/reconnect", "/repeat"])])
    }
}
