/// Formats that begin with the level: `INFO     text` (the document), `INFO:     text` (uvicorn), `INFO 2026-11-22
/// 07:01:12,966 module 28917 1398 text` (Django's verbose format).
enum LevelPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard let (level, length) = word(line.text) else { return false }
        let text = line.text
        if text[length] == 0x3a, text[length + 1] == 0x20 {
            line.features.insert(.uvicorn)
            line.take(level)
            line.text = text.dropping(length + 1).trimmedStart
            return true
        }
        guard text[length] == 0x20 else { return false }
        line.take(level)
        line.text = text.dropping(length).trimmedStart
        if let stamp = isoStampLength(line.text) { takeVerbose(&line, stamp) }
        return true
    }

    /// The level at the beginning of the text, and its length.
    static func word(_ text: LogText) -> (LogLevel, Int)? {
        switch text[0] {
        case 0x49 where text.hasPrefix("INFO"): (.info, 4)
        case 0x57 where text.hasPrefix("WARNING"): (.warning, 7)
        case 0x57 where text.hasPrefix("WARN"): (.warning, 4)
        case 0x45 where text.hasPrefix("ERROR"): (.error, 5)
        case 0x44 where text.hasPrefix("DEBUG"): (.debug, 5)
        case 0x43 where text.hasPrefix("CRITICAL"): (.error, 8)
        case 0x46 where text.hasPrefix("FATAL"): (.error, 5)
        default: nil
        }
    }

    /// Any case of letters, as JSON formatters write it.
    static func named(_ text: LogText) -> LogLevel {
        switch text[0] | 0x20 {
        case 0x64, 0x74: .debug
        case 0x69, 0x6e: .info
        case 0x77: .warning
        case 0x65, 0x63, 0x66, 0x61: .error
        default: .none
        }
    }

    /// `2026-11-22 07:01:12,966 middleware 28917 139874 ` behind the level.
    private static func takeVerbose(_ line: inout StrippedLine, _ stamp: Int) {
        line.take(Stamp(.iso, line.text))
        line.text = line.text.dropping(stamp + zoneLength(line.text, at: stamp)).trimmedStart
        guard let module = line.text.firstIndex(of: 0x20), line.text[module + 1] &- 0x30 < 10 else { return }
        var index = module + 1
        while line.text[index] &- 0x30 < 10 || line.text[index] == 0x20 { index += 1 }
        // Not the digits that the message itself may begin with.
        line.text = line.text.dropping(index)
    }
}
