/// The part of a line that one row shows, and where the cursor is in it.
///
/// A long line moves sideways under the row; `<` and `>` stand where more is hidden, unless the row is very narrow.
struct LineWindow: Equatable {
    /// What stands left of the cursor: prompt, mark, text.
    let left: String
    /// What stands at the cursor and right of it.
    let right: String
    /// The first element shown, for the next window.
    let start: Int

    private static let least = 8

    /// The window over a view, as near to the last `start` as the cursor allows; `columns` is at least 1.
    init(_ view: LineView, columns: Int, start last: Int) {
        let prompt = Self.prompt(view.prompt, columns)
        let room = columns - ColumnWidth.of(prompt)
        if let used = Self.width(of: view.elements[...], within: room - 1), used < room {
            left = prompt + Self.text(view.elements[..<view.cursor])
            right = Self.text(view.elements[view.cursor...])
            start = 0
            return
        }
        let hasMarks = room >= Self.least
        let area = hasMarks ? room - 2 : room
        start = Self.start(view, area, last)
        let before = Self.text(view.elements[start..<view.cursor])
        let mark = hasMarks ? (start > 0 ? "<" : " ") : ""
        var free = area - ColumnWidth.of(before)
        var after = ""
        var place = view.cursor
        while place < view.elements.count {
            let piece = Self.cut(LineView.shown(view.elements[place]), to: free)
            let width = ColumnWidth.of(piece)
            if piece.isEmpty || width > free { break }
            after += piece
            free -= width
            if piece != LineView.shown(view.elements[place]) { break }
            place += 1
        }
        let hidesMore = place < view.elements.count
        if hasMarks, hidesMore { after += String(repeating: " ", count: max(0, free)) + ">" }
        left = prompt + mark + before
        right = after
    }

    /// The prompt, its end if it takes more than half of the row, nothing where there is no room for text.
    private static func prompt(_ text: String, _ columns: Int) -> String {
        let most = max(columns / 2, columns - 2 * least)
        if columns < least + 2 { return "" }
        var scalars = text.unicodeScalars[...]
        while ColumnWidth.of(String(scalars)) > most { scalars = scalars.dropFirst() }
        return String(scalars)
    }

    /// The first element so that the cursor's column lies in the area and none of it is left empty in vain.
    private static func start(_ view: LineView, _ area: Int, _ last: Int) -> Int {
        let elements = view.elements
        let cursorWidth = view.cursor < elements.count ? min(2, max(1, LineView.width(elements[view.cursor]))) : 1
        let room = max(0, area - min(cursorWidth, area))
        var start = min(last, view.cursor)
        if last > view.cursor { start = walkBack(elements, from: view.cursor, within: room / 2) }
        if width(of: elements[start..<view.cursor], within: room) == nil {
            start = walkBack(elements, from: view.cursor, within: room)
        }
        // Text that was taken away at the end lets hidden text come back.
        if width(of: elements[start...], within: area - 1) != nil {
            start = min(start, walkBack(elements, from: elements.count, within: area - 1))
        }
        return start
    }

    private static func walkBack(_ elements: [InputLine.Element], from end: Int, within room: Int) -> Int {
        var (start, used) = (end, 0)
        while start > 0 {
            used += LineView.width(elements[start - 1])
            if used > room { break }
            start -= 1
        }
        return start
    }

    /// The columns of the elements, or nil as soon as they are more than `room`.
    private static func width(of elements: ArraySlice<InputLine.Element>, within room: Int) -> Int? {
        var used = 0
        for element in elements {
            used += LineView.width(element)
            if used > room { return nil }
        }
        return used <= room ? used : nil
    }

    private static func text(_ elements: ArraySlice<InputLine.Element>) -> String {
        elements.reduce(into: "") { $0 += LineView.shown($1) }
    }

    /// As much of the text as fits into the columns.
    private static func cut(_ text: String, to columns: Int) -> String {
        var (used, kept) = (0, "")
        for scalar in text.unicodeScalars {
            used += ColumnWidth.of(scalar)
            if used > columns { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept
    }
}
