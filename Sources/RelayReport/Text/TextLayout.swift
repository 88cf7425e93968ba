// Columns, padding and wrapping; every string here has been escaped before, so a character is a cell or an emoji.

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    func aligned(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    var trimmedEnd: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// The words of a text in lines of `width`; a longer word is cut.
func wrap(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    for whole in text.split(separator: " ") {
        var word = whole
        while word.count > width {
            if !line.isEmpty { lines.append(line) }
            line = ""
            lines.append(String(word.prefix(width)))
            word = word.dropFirst(width)
        }
        if !line.isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
}
