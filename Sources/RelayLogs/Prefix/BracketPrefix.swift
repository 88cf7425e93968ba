/// `[2026-11-22 07:01:23,843] INFO chat.middleware: text`, a format of Django settings.
enum BracketPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        let inside = line.text.dropping(1)
        guard let length = isoStampLength(inside), inside[length] == 0x5d else { return false }
        let rest = inside.dropping(length + 1).trimmedStart
        guard let (level, width) = LevelPrefix.word(rest), rest[width] == 0x20 || rest[width] == 0x3a else {
            return false
        }
        line.take(Stamp(.iso, inside))
        line.take(level)
        line.text = withoutLogger(rest.dropping(width + 1).trimmedStart)
        return true
    }

    /// The text behind `chat.middleware: `: a dotted name of lower-case letters, a colon and a blank.
    static func withoutLogger(_ text: LogText) -> LogText {
        var index = 0
        while text[index] &- 0x61 < 26 || text[index] == 0x2e || text[index] == 0x5f || text[index] &- 0x30 < 10 {
            index += 1
        }
        guard index > 0, text[index] == 0x3a, text[index + 1] == 0x20 else { return text }
        return text.dropping(index + 2)
    }
}
