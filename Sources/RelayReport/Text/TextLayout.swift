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

/// The words of a text in lines of `width`; a longer word keeps its line.
func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
}
