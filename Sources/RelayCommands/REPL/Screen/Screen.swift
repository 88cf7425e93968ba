/// The last row of a terminal, which holds the line being typed, as the bytes that bring it about.
///
/// The row is never wider than the terminal, so that clearing it is clearing one row. The cursor's place is saved where
/// it belongs while the row is written, so it is right also where a terminal counts another width for an emoji.
package struct Screen: Equatable, Sendable {
    /// ESC 7 and ESC 8 save and restore the cursor; ?7 is the automatic margin, ?2004 bracketed paste.
    private enum Sequence {
        static let clearRow = "\r\u{1b}[K"
        static let clearBelow = "\r\u{1b}[J"
        static let clearAll = "\u{1b}[H\u{1b}[2J"
        static let save = "\u{1b}7"
        static let restore = "\u{1b}8"
        static let marginOff = "\u{1b}[?7l"
        static let marginOn = "\u{1b}[?7h"
        static let pasteOn = "\u{1b}[?2004h"
        static let pasteOff = "\u{1b}[?2004l"
    }

    /// At least 1.
    private var columns: Int
    private var start = 0
    private var isShown = false

    package init(columns: Int) { self.columns = max(1, columns) }

    /// Asks the terminal to mark pastes; the first bytes of a session.
    package static let begin = Sequence.pasteOn

    /// Takes the line away and asks for no more marks; the last bytes of a session.
    package mutating func end() -> String { hide() + Sequence.pasteOff }

    /// Writes the row anew.
    package mutating func show(_ view: LineView) -> String {
        let window = LineWindow(view, columns: columns, start: start)
        start = window.start
        isShown = true
        return Sequence.clearRow + Sequence.marginOff + window.left + Sequence.save + window.right + Sequence.restore
            + Sequence.marginOn
    }

    /// Takes the row away, so that lines can be written in its place.
    package mutating func hide() -> String {
        defer { isShown = false }
        return isShown ? Sequence.clearRow : ""
    }

    /// Writes lines above the row, which is shown again below them. Each line ends with a newline.
    package mutating func above(_ lines: String, _ view: LineView) -> String { hide() + lines + show(view) }

    /// Leaves a finished line where it stands, in full.
    package mutating func leave(_ view: LineView, mark: String = "") -> String {
        start = 0
        return hide() + view.whole() + mark + "\n"
    }

    /// Fits the row into another width. A terminal that has wrapped the old row keeps its first part above.
    package mutating func resize(columns: Int, _ view: LineView) -> String {
        self.columns = max(1, columns)
        start = 0
        return Sequence.clearBelow + show(view)
    }

    /// Clears the whole screen.
    package mutating func clear(_ view: LineView) -> String { Sequence.clearAll + show(view) }
}
