import RelayBytes

/// A line as it is shown: a prompt, cells of text that is safe for a terminal, and before which cell the cursor stands.
package struct LineView: Equatable, Sendable {
    package let prompt: String
    let elements: [InputLine.Element]
    let cursor: Int

    package init(prompt: String, line: InputLine) {
        self.prompt = prompt
        elements = line.elements
        cursor = line.cursor
    }

    /// The editor's line, or what its search has found.
    package init(_ editor: LineEditor, prompt: String) {
        if let search = editor.search {
            let word = search.match == nil && !search.query.isEmpty ? "no match" : "search"
            self.init(prompt: "\(word) '\(Printable.escape(search.query))': ", line: editor.line)
        } else {
            self.init(prompt: prompt, line: editor.line)
        }
    }

    /// The line as it was submitted: without the words of a search.
    func submitted(prompt: String) -> LineView { LineView(prompt: prompt, elements: elements, cursor: cursor) }

    private init(prompt: String, elements: [InputLine.Element], cursor: Int) {
        self.prompt = prompt
        self.elements = elements
        self.cursor = cursor
    }

    /// The text of one cell: a character, escaped if it could drive or deceive a terminal, or the mark of a block.
    static func shown(_ element: InputLine.Element) -> String {
        switch element {
        case .block(let text):
            let lines = text.utf8.count { $0 == 0x0a } + 1
            return "[\(lines) line\(lines == 1 ? "" : "s"), \(text.utf8.count) bytes]"
        case .character("\n"): return "\\n"
        case .character("\t"): return "\\t"
        case .character(let character):
            // The selectors of a look are left out: terminals differ on the width that they give.
            let scalars = character.unicodeScalars.filter { !(0xfe00...0xfe0f ~= $0.value) }
            return Printable.escape(String(String.UnicodeScalarView(scalars)))
        }
    }

    static func width(_ element: InputLine.Element) -> Int { ColumnWidth.of(shown(element)) }

    /// The whole line for the lines above: cut where it is very long.
    func whole(limit: Int = 2000) -> String {
        elements.prefix(limit).reduce(into: prompt) { $0 += Self.shown($1) } + (elements.count > limit ? "..." : "")
    }
}
