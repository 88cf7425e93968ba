/// The lines of a Python traceback, by their shape alone.
enum Traceback {
    /// Whether the line may be the end of a traceback: `module.Class: text`, `Class`.
    static func isRaised(_ text: LogText) -> Bool {
        var index = 0
        while isNameByte(text[index]) { index += 1 }
        guard index > 0, text[0] &- 0x30 >= 10, text[index - 1] != 0x2e else { return false }
        // A class of exceptions is called so, or lies in a module.
        guard text[index] == 0x3a || index == text.count else { return false }
        let name = text.prefix(index)
        if name.firstIndex(of: 0x2e) != nil { return true }
        return name.hasSuffix("Error") || name.hasSuffix("Exception") || name.hasSuffix("Exit")
            || name.hasSuffix("Interrupt") || name.hasSuffix("Warning") || name.hasSuffix("Group")
            || name.hasSuffix("Timeout") || name.hasSuffix("StopIteration")
    }

    /// Whether another traceback follows the line, and counts instead of the one above it.
    static func isChain(_ text: LogText) -> Bool {
        text.hasPrefix("During handling of the above exception")
            || text.hasPrefix("The above exception was the direct cause")
    }

    /// The last line that is not indented, or is but for a group's margin, of a text that holds a traceback: what was raised
    /// in the end.
    static func lastLine(_ text: LogText) -> LogText? {
        guard let start = text.firstIndex(of: "Traceback (most recent call last):") else { return nil }
        var rest = text.dropping(start)
        var last: LogText?
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0a) ?? rest.count
            let line = rest.prefix(end).trimmedEnd
            if isRaised(line) { last = line }
            if line.isIndented, let (kind, text) = ExceptionGroup.read(line.withoutIndent), kind == .raised {
                last = text
            }
            rest = rest.dropping(end + 1)
        }
        return last
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5f || byte == 0x2e
    }
}
