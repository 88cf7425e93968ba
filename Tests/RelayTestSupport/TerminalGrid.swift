/// A terminal as small as the editor needs it: a grid of cells that the bytes of a redraw are applied to.
///
/// It knows the width of a character from a table of its own, and fails loudly at a sequence that it does not know.
package struct TerminalGrid {
    package let columns: Int
    package let rows: Int
    /// Each cell holds a character, or nothing right of a wide one.
    package private(set) var cells: [[String]]
    package private(set) var row = 0
    package private(set) var column = 0
    package private(set) var faults: [String] = []
    package private(set) var marksPastes = false
    private var wraps = true
    private var wrapIsDue = false
    private var saved = (row: 0, column: 0)

    package init(columns: Int, rows: Int = 8) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// The rows as text, without the blanks at their ends and the empty rows below.
    package var text: [String] {
        var lines = cells.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Shows what a program wrote; the text ends with whole sequences.
    package mutating func apply(_ text: String) {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": (column, wrapIsDue) = (0, false)
            case "\n": feedLine()
            case "\u{7}": break
            case "\u{8}": (column, wrapIsDue) = (max(0, column - 1), false)
            case "\u{1b}": escape(&rest)
            case _ where scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value: faults.append("control \(scalar.value)")
            default: write(scalar)
            }
        }
    }

    /// A terminal that cuts its rows at a new width, as xterm does.
    package func resized(columns new: Int) -> TerminalGrid {
        var grid = TerminalGrid(columns: new, rows: rows)
        for (index, row) in cells.enumerated() {
            grid.cells[index] = Array((row + Array(repeating: " ", count: new)).prefix(new))
        }
        (grid.row, grid.column) = (row, min(column, new - 1))
        return grid
    }

    private mutating func feedLine() {
        // The driver leaves the terminal's newline processing on.
        (column, wrapIsDue) = (0, false)
        row += 1
        if row == rows {
            cells.removeFirst()
            cells.append(Array(repeating: " ", count: columns))
            row -= 1
        }
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        let width = Self.width(scalar)
        if width == 0 {
            // Joins the character before it.
            let place = wrapIsDue ? column : max(0, column - 1)
            cells[row][cells[row][place].isEmpty ? place - 1 : place].unicodeScalars.append(scalar)
            return
        }
        if width > columns { return faults.append("a character wider than the terminal") }
        if wrapIsDue || column + width > columns {
            if wraps { feedLine() } else { faults.append("text runs over the margin") }
        }
        column = min(column, columns - width)
        cells[row][column] = String(scalar)
        if width == 2 { cells[row][column + 1] = "" }
        wrapIsDue = column + width == columns
        column = min(column + width, columns - 1)
    }

    private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
        switch rest.popFirst() {
        case "7": saved = (row, wrapIsDue ? columns : column)
        case "8":
            if saved.column == columns { faults.append("the cursor stands behind the last column") }
            (row, column, wrapIsDue) = (saved.row, min(saved.column, columns - 1), false)
        case "[":
            var words = ""
            while let scalar = rest.popFirst() {
                words.unicodeScalars.append(scalar)
                if 0x40...0x7e ~= scalar.value { break }
            }
            sequence(words)
        default: faults.append("an unknown escape")
        }
    }

    private mutating func sequence(_ words: String) {
        switch words {
        case "K": clear(row, from: column)
        case "J":
            clear(row, from: column)
            for below in cells.indices where below > row { clear(below, from: 0) }
        case "2J": for row in cells.indices { clear(row, from: 0) }
        case "H": (row, column, wrapIsDue) = (0, 0, false)
        case "?7l": wraps = false
        case "?7h": wraps = true
        case "?2004h": marksPastes = true
        case "?2004l": marksPastes = false
        case _ where words.hasSuffix("m"): break
        default: faults.append("ESC [ \(words)")
        }
    }

    private mutating func clear(_ row: Int, from column: Int) {
        for place in column..<columns { cells[row][place] = " " }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36f: 0
        case 0x4e00...0x9fff, 0x3040...0x30ff, 0xac00...0xd7a3, 0x1f300...0x1faff: 2
        default: 1
        }
    }
}
