/// A line of text being typed, in characters as a reader counts them, with a cursor between two of them.
///
/// A pasted block is one element, whatever it holds.
package struct InputLine: Equatable, Sendable {
    package enum Element: Equatable, Sendable {
        case character(Character)
        /// Pasted text of several lines, or of many characters.
        case block(String)

        /// The text that is sent for it.
        package var text: String {
            switch self {
            case .character(let character): String(character)
            case .block(let text): text
            }
        }
    }

    package private(set) var elements: [Element] = []
    /// Before which element the cursor stands: 0 to their count.
    package private(set) var cursor = 0

    package init() {}

    /// The text character by character, also its newlines; the cursor at its end.
    package init(_ text: String) {
        elements = text.map { .character($0) }
        cursor = elements.count
    }

    package var isEmpty: Bool { elements.isEmpty }

    /// The whole text, blocks in full.
    package var text: String { elements.reduce(into: "") { $0 += $1.text } }

    /// The text before the cursor.
    package var textBeforeCursor: String { elements[..<cursor].reduce(into: "") { $0 += $1.text } }

    /// Whether the first thing in it was pasted as a block.
    package var beginsWithBlock: Bool {
        !isEmpty && isBlock(0)
    }

    /// Puts text before the cursor. What joins its neighbours into one character does so.
    package mutating func insert(_ text: String) {
        // A printable ASCII character joins nothing before it.
        if cursor == elements.count, text.utf8.count == 1, let byte = text.utf8.first, 0x20...0x7e ~= byte {
            elements.append(.character(Character(text)))
            cursor += 1
            return
        }
        var text = text
        if cursor > 0, case .character(let before) = elements[cursor - 1] {
            text = String(before) + text
            cursor -= 1
            elements.remove(at: cursor)
        }
        let characters = Array(text)
        elements.insert(contentsOf: characters.map { .character($0) }, at: cursor)
        cursor += characters.count
        joinAtCursor()
    }

    /// Puts a pasted block before the cursor.
    package mutating func insert(block: String) {
        elements.insert(.block(block), at: cursor)
        cursor += 1
    }

    /// Puts elements that were taken out before.
    mutating func insert(_ taken: [Element]) {
        elements.insert(contentsOf: taken, at: cursor)
        let start = cursor
        cursor += taken.count
        joinAtCursor()
        let end = cursor
        cursor = start
        let before = elements.count
        joinAtCursor()
        cursor = end - (before - elements.count)
    }

    /// Takes out what stands between two places and puts the cursor there.
    @discardableResult
    mutating func remove(_ range: Range<Int>) -> [Element] {
        let taken = Array(elements[range])
        elements.removeSubrange(range)
        cursor = range.lowerBound
        joinAtCursor()
        return taken
    }

    /// Swaps the two elements around the cursor, at the end the last two, and steps behind them; false where there are
    /// no two.
    mutating func transpose() -> Bool {
        guard elements.count > 1, cursor > 0 else { return false }
        let right = min(cursor, elements.count - 1)
        elements.swapAt(right - 1, right)
        cursor = right + 1
        return true
    }

    /// Moves the cursor, at most to the ends; whether it moved.
    @discardableResult
    mutating func move(to place: Int) -> Bool {
        let bounded = max(0, min(place, elements.count))
        defer { cursor = bounded }
        return bounded != cursor
    }

    /// The start of the word before the cursor: letters and digits, or with `untilSpace` all but white space. A block is
    /// a word by itself.
    func wordStart(untilSpace: Bool = false) -> Int {
        var place = cursor
        while place > 0, isGap(elements[place - 1], untilSpace) { place -= 1 }
        if place > 0, isBlock(place - 1) { return place - 1 }
        while place > 0, !isGap(elements[place - 1], untilSpace), !isBlock(place - 1) { place -= 1 }
        return place
    }

    /// The end of the word after the cursor.
    func wordEnd() -> Int {
        var place = cursor
        while place < elements.count, isGap(elements[place], false) { place += 1 }
        if place < elements.count, isBlock(place) { return place + 1 }
        while place < elements.count, !isGap(elements[place], false), !isBlock(place) { place += 1 }
        return place
    }

    private func isBlock(_ place: Int) -> Bool {
        if case .block = elements[place] { return true }
        return false
    }

    private func isGap(_ element: Element, _ untilSpace: Bool) -> Bool {
        switch element {
        case .block: false
        case .character(let character):
            untilSpace ? character.isWhitespace : !character.isLetter && !character.isNumber
        }
    }

    /// Two neighbours that have become one character are one element.
    private mutating func joinAtCursor() {
        guard cursor > 0, cursor < elements.count, case .character(let before) = elements[cursor - 1],
            case .character(let after) = elements[cursor]
        else { return }
        let both = String(before) + String(after)
        guard both.count == 1, let joined = both.first else { return }
        elements.remove(at: cursor)
        elements[cursor - 1] = .character(joined)
    }
}
