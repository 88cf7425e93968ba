/// What loggers put before the message: the level and the logger's name in either order, with `-`, `:` or brackets
/// around them, as `INFO     text`, `[INFO] chat.middleware: text`, `chat.middleware - INFO - text`, and loguru's `| INFO
/// | chat.middleware:__call__:47 - text`.
enum LoggerWords {
    /// The level, and the message behind it; nil when the text does not begin so.
    static func strip(_ text: LogText) -> (LogLevel, LogText)? {
        let text = withoutDash(text)
        if let (level, after) = level(text) { return (level, withoutName(withoutDash(after))) }
        guard let after = afterName(text), let (level, message) = level(withoutDash(after)) else { return nil }
        return (level, withoutDash(message))
    }

    /// `INFO`, `INFO:` or `[INFO]`, and what is behind its blanks.
    static func level(_ text: LogText) -> (LogLevel, LogText)? {
        let isBracketed = text[0] == 0x5b
        let inside = isBracketed ? text.dropping(1) : text
        guard let (level, length) = LevelPrefix.word(inside) ?? (isBracketed ? LevelPrefix.smallWord(inside) : nil)
        else { return nil }
        var after = inside.dropping(length)
        if isBracketed {
            // structlog pads inside of the brackets.
            after = after.trimmedStart
            guard after[0] == 0x5d else { return nil }
            after = after.dropping(1)
        }
        if after[0] == 0x3a { after = after.dropping(1) }
        guard after[0] == 0x20 || after.isEmpty else { return nil }
        return (level, after.trimmedStart)
    }

    /// The text behind `chat.middleware: `, `[chat.middleware] ` or `chat.middleware - `; the text itself without one.
    static func withoutName(_ text: LogText) -> LogText {
        let isBracketed = text[0] == 0x5b
        let inside = isBracketed ? text.dropping(1) : text
        let length = nameLength(inside)
        guard length > 0 else { return text }
        let after = inside.dropping(length)
        if isBracketed { return after[0] == 0x5d && after[1] == 0x20 ? after.dropping(2) : text }
        if after[0] == 0x3a, after[1] == 0x20 { return after.dropping(2) }
        // `127.0.0.1:60692 - - [` and `fe80::1:60692 - - [` are addresses of access lines.
        if text[0] &- 0x30 < 10 { return text }
        // loguru: `chat.middleware:__call__:47 - `.
        let end = after[0] == 0x3a ? after.firstIndex(of: 0x20) ?? 0 : 0
        return after.has(" - ", at: end) && !after.has(" - - [", at: end) ? after.dropping(end + 3) : text
    }

    /// What is behind a logger's name and a blank.
    private static func afterName(_ text: LogText) -> LogText? {
        let isBracketed = text[0] == 0x5b
        let inside = isBracketed ? text.dropping(1) : text
        let length = nameLength(inside)
        guard length > 0 else { return nil }
        var after = inside.dropping(length)
        if isBracketed {
            guard after[0] == 0x5d else { return nil }
            after = after.dropping(1)
        }
        if after[0] == 0x3a { after = after.dropping(1) }
        return after[0] == 0x20 ? after.trimmedStart : nil
    }

    /// A dotted name of lower-case letters.
    private static func nameLength(_ text: LogText) -> Int {
        var index = 0
        while text[index] &- 0x61 < 26 || text[index] == 0x2e || text[index] == 0x5f || text[index] &- 0x30 < 10 {
            index += 1
        }
        return index
    }

    private static func withoutDash(_ text: LogText) -> LogText {
        let text = text.trimmedStart
        return (text[0] == 0x2d || text[0] == 0x7c) && text[1] == 0x20 ? text.dropping(2).trimmedStart : text
    }
}
