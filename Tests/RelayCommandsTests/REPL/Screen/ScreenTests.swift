import RelayCommands
import RelayTestSupport
import Testing

@Suite struct ScreenTests {
    /// A keyboard, an editor and a terminal, drawn anew after each piece of input.
    struct Sitting {
        var typing = Typing(["alpha one", "beta"])
        var screen: Screen
        var grid: TerminalGrid

        init(columns: Int) {
            screen = Screen(columns: columns)
            grid = TerminalGrid(columns: columns)
            draw()
        }

        var view: LineView { LineView(typing.editor, prompt: "> ") }

        mutating func draw() { grid.apply(screen.show(view)) }

        mutating func type(_ bytes: [UInt8]) {
            typing.type(bytes)
            draw()
        }

        mutating func type(_ text: String) { type(Array(text.utf8)) }
    }

    struct Row: Sendable {
        let columns: Int
        let typed: String
        /// The row and the column of the cursor.
        let shown: String
        let cursor: Int

        init(_ columns: Int, _ typed: String, _ shown: String, _ cursor: Int) {
            (self.columns, self.typed, self.shown, self.cursor) = (columns, typed, shown, cursor)
        }
    }

    private static let digits = (1...9).map { "\($0)........." }.joined()

    static let rows: [Row] = [
        Row(80, "", ">", 2), Row(80, "abc", "> abc", 5), Row(80, "abc\u{1}", "> abc", 2),
        Row(80, "漢字x", "> 漢字x", 7), Row(80, "漢字x\u{1b}[D\u{1b}[D", "> 漢字x", 4), Row(80, "🎉", "> 🎉", 4),
        Row(80, "e\u{301}x", "> e\u{301}x", 4), Row(80, "e\u{301}x\u{2}\u{2}", "> e\u{301}x", 2),
        Row(80, "a\u{16}\u{1}b", "> a\\u{1}b", 9), Row(80, "a\u{16}\tb", "> a\\tb", 6),
        Row(80, "\u{9b}2J", "> \\u{9b}2J", 10), Row(80, "\u{202e}x", "> \\u{202e}x", 11),
        Row(80, "x\u{1b}[200~one\rtwo\u{1b}[201~y", "> x[2 lines, 7 bytes]y", 22),
        Row(80, digits, "> <" + digits.dropFirst(15), 78),
        Row(80, digits + "\u{1}", "> " + " " + digits.prefix(76) + ">", 3),
        Row(80, "\u{12}al", "search 'al': alpha one", 13), Row(80, "\u{12}zz", "no match 'zz':", 15),
        Row(40, "abc", "> abc", 5),
        Row(40, String(repeating: "x", count: 37), "> " + String(repeating: "x", count: 37), 39),
        Row(40, String(repeating: "x", count: 38), "> <" + String(repeating: "x", count: 35), 38),
        Row(40, String(repeating: "漢", count: 30), "> <" + String(repeating: "漢", count: 17), 37),
        Row(40, String(repeating: "漢", count: 30) + "\u{1}", ">  " + String(repeating: "漢", count: 18) + ">", 3),
        Row(40, "\u{1b}[200~" + String(repeating: "y", count: 2000) + "\u{1b}[201~", "> [1 line, 2000 bytes]", 22),
        Row(1, "", "", 0), Row(1, "abc", "", 0), Row(1, "abc\u{2}", "c", 0), Row(1, "abc\u{1}", "a", 0),
        Row(1, "漢\u{1}", "", 0), Row(1, "漢", "", 0), Row(1, "\u{12}al", "a", 0),
        Row(1, "\u{1b}[200~a\rb\u{1b}[201~\u{1}", "[", 0), Row(2, "abc", "c", 1), Row(2, "漢\u{1}", "漢", 0),
        Row(9, "abcdefghijkl", "<ghijkl", 7), Row(10, "abcdefghijkl", "> <hijkl", 8),
    ]

    @Test("a row shows the line and the cursor stands where the next character goes", arguments: rows.indices)
    func shows(index: Int) {
        let row = Self.rows[index]
        for pieces in Splits.all(Array(row.typed.utf8)).prefix(120) {
            var sitting = Sitting(columns: row.columns)
            for piece in pieces { sitting.type(piece) }
            #expect(sitting.grid.faults == [])
            #expect(sitting.grid.text == (row.shown.isEmpty ? [] : [row.shown]), "\(pieces.count)")
            #expect(sitting.grid.column == row.cursor)
            #expect(sitting.grid.row == 0)
        }
    }

    @Test("no width and no walk through a long line leaves the row", arguments: Array(1...14) + [40, 80])
    func walks(columns: Int) {
        var sitting = Sitting(columns: columns)
        let text = "0漢e\u{301}\u{16}\u{1}b🎉\u{1b}[200~p\rq\u{1b}[201~" + String(repeating: "ab漢c", count: 25)
        sitting.type(text)
        for key in ["\u{1b}[D", "\u{7f}x", "\u{1b}[C", "\u{1b}b", "\u{1b}f\u{1b}f", "\u{7f}", "\u{1b}[D\u{1b}[3~"] {
            for _ in 0..<140 {
                sitting.type(key)
                guard sitting.grid.faults.isEmpty, sitting.grid.row == 0, sitting.grid.text.count <= 1 else {
                    Issue.record("\(sitting.grid.faults) \(sitting.grid.text)")
                    return
                }
                // The character at the cursor is the one that the line has there.
                let line = sitting.typing.editor.line
                guard columns > 2, line.cursor < line.elements.count,
                    case .character(let next) = line.elements[line.cursor], next.isASCII, next.isLetter
                else { continue }
                #expect(sitting.grid.cells[0][sitting.grid.column] == String(next))
            }
        }
    }

    @Test("incoming lines stand above the input, which stays as it is", arguments: [40, 80])
    func above(columns: Int) {
        var sitting = Sitting(columns: columns)
        sitting.type("hel")
        sitting.grid.apply(sitting.screen.above("< one\n", sitting.view))
        sitting.type("lo\u{2}")
        sitting.grid.apply(sitting.screen.above("< two\n< three\n", sitting.view))
        #expect(sitting.grid.text == ["< one", "< two", "< three", "> hello"])
        #expect((sitting.grid.row, sitting.grid.column) == (3, 6))
        sitting.grid.apply(sitting.screen.above("< " + String(repeating: "w", count: columns - 2) + "\n", sitting.view))
        #expect(sitting.grid.text.count == 5)
        #expect(sitting.grid.text.last == "> hello")
    }

    @Test("a finished line stays in full, and the next begins below it")
    func leave() {
        var sitting = Sitting(columns: 40)
        sitting.type(String(repeating: "x", count: 50))
        let view = sitting.view
        sitting.type("\r")
        sitting.grid.apply(sitting.screen.leave(view))
        sitting.draw()
        #expect(
            sitting.grid.text == ["> " + String(repeating: "x", count: 38), String(repeating: "x", count: 12), ">"])
    }

    @Test("another width redraws the row", arguments: [(80, 40), (40, 80), (80, 1), (1, 80)])
    func resize(from: Int, to: Int) {
        var sitting = Sitting(columns: from)
        sitting.type("some words typed here, and yet some more of them")
        sitting.grid = sitting.grid.resized(columns: to)
        sitting.grid.apply(sitting.screen.resize(columns: to, sitting.view))
        var fresh = Sitting(columns: to)
        fresh.type("some words typed here, and yet some more of them")
        #expect(sitting.grid.text == fresh.grid.text)
        #expect(sitting.grid.column == fresh.grid.column)
        #expect(sitting.grid.faults == [])
    }

    @Test("a session marks pastes, and leaves nothing behind")
    func ends() {
        var sitting = Sitting(columns: 40)
        sitting.grid.apply(Screen.begin)
        #expect(sitting.grid.marksPastes)
        sitting.type("abc")
        sitting.grid.apply(sitting.screen.end())
        #expect(!sitting.grid.marksPastes)
        #expect(sitting.grid.text == [])
    }

    @Test("Control-L leaves the input alone on the screen")
    func clear() {
        var sitting = Sitting(columns: 40)
        sitting.grid.apply(sitting.screen.above("< one\n", sitting.view))
        sitting.type("abc")
        sitting.grid.apply(sitting.screen.clear(sitting.view))
        #expect(sitting.grid.text == ["> abc"])
    }
}
