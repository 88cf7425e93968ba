/// The members of a JSON object as slices of its text, one after another, without making a value of any.
struct JSONMembers {
    private let text: LogText
    private var index = 1
    /// Whether the object has ended, and nothing stood behind it.
    private(set) var isWhole = false

    init(_ text: LogText) { self.text = text }

    /// The next name, without its quotation marks, and the value as it is written; nil at the end and at a fault.
    mutating func next() -> (name: LogText, value: LogText)? {
        skipBlanks()
        if text[index] == 0x2c {
            index += 1
            skipBlanks()
        }
        if text[index] == 0x7d {
            index += 1
            skipBlanks()
            isWhole = index >= text.count
            return nil
        }
        let nameStart = index
        guard text[index] == 0x22, let nameEnd = stringEnd(index) else { return nil }
        index = nameEnd
        skipBlanks()
        guard text[index] == 0x3a else { return nil }
        index += 1
        skipBlanks()
        let valueStart = index
        guard let end = valueEnd(index), end > valueStart else { return nil }
        index = end
        return (text.slice(nameStart + 1, nameEnd - 1), text.slice(valueStart, end))
    }

    private mutating func skipBlanks() {
        while text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0d { index += 1 }
    }

    /// The place behind the string that begins at the place.
    private func stringEnd(_ start: Int) -> Int? {
        var index = start + 1
        while let quote = text.firstIndex(of: 0x22, from: index) {
            var escapes = 0
            while quote - 1 - escapes > start, text[quote - 1 - escapes] == 0x5c { escapes += 1 }
            if escapes % 2 == 0 { return quote + 1 }
            index = quote + 1
        }
        return nil
    }

    /// The place behind the value that begins at the place; of brackets only the number is checked.
    private func valueEnd(_ start: Int) -> Int? {
        if text[start] == 0x22 { return stringEnd(start) }
        var (index, depth) = (start, 0)
        while index < text.count {
            switch text[index] {
            case 0x22:
                guard let end = stringEnd(index) else { return nil }
                index = end
                continue
            case 0x7b, 0x5b: depth += 1
            case 0x7d, 0x5d:
                if depth == 0 { return index }
                depth -= 1
                if depth == 0 { return index + 1 }
            case 0x2c where depth == 0: return index
            default: break
            }
            index += 1
        }
        return nil
    }
}
