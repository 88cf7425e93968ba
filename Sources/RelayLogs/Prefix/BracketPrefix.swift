/// `[2026-11-22 07:01:23,843] INFO chat.middleware: text` and `[INFO] text`, formats of Django settings.
enum BracketPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        if let (level, message) = LoggerWords.level(line.text) {
            line.take(level)
            line.text = message
            return true
        }
        let inside = line.text.dropping(1)
        guard let length = isoStampLength(inside), inside[length] == 0x5d,
            let (level, message) = LoggerWords.strip(inside.dropping(length + 1))
        else { return false }
        line.take(Stamp(.iso, inside))
        line.take(level)
        line.text = message
        return true
    }
}
