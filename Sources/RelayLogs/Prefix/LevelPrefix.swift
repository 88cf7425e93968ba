/// Formats that begin with the level: `INFO     text` (the document), `INFO:     text` (uvicorn), `INFO:chat:text`
/// (Python's own), `INFO 2026-11-22 07:01:12,966 module 28917 1398 text` (Django's verbose format).
enum LevelPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard let (level, length) = word(line.text) else { return false }
        let text = line.text
        if text[length] == 0x3a, text[length + 1] == 0x20 {
            line.take(level)
            line.text = text.dropping(length + 1).trimmedStart
            // uvicorn's messages stand in one column.
            if text.count - line.text.count == 10 { line.features.insert(.uvicorn) }
            return true
        }
        if text[length] == 0x3a, let colon = text.firstIndex(of: 0x3a, from: length + 1), colon - length < 64 {
            line.take(level)
            line.text = text.dropping(colon + 1)
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
        case 0x54 where text.hasPrefix("TRACE "), 0x54 where text.hasPrefix("TRACE:"): (.debug, 5)
        case 0x43 where text.hasPrefix("CRITICAL"): (.error, 8)
        case 0x46 where text.hasPrefix("FATAL"): (.error, 5)
        default: nil
        }
    }

    /// The same in small letters, as structlog and loguru's users write it.
    static func smallWord(_ text: LogText) -> (LogLevel, Int)? {
        switch text[0] {
        case 0x69 where text.hasPrefix("info"): (.info, 4)
        case 0x77 where text.hasPrefix("warning"): (.warning, 7)
        case 0x65 where text.hasPrefix("error"): (.error, 5)
        case 0x64 where text.hasPrefix("debug"): (.debug, 5)
        case 0x63 where text.hasPrefix("critical"): (.error, 8)
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
        guard let module = line.text.firstIndex(of: 0x20), let process = numberEnd(line.text, module + 1),
            let thread = numberEnd(line.text, process)
        else {
            line.text = LoggerWords.withoutName(line.text)
            line.mayNameModule = true
            return
        }
        line.text = line.text.dropping(thread)
    }

    /// The place behind the number and the blank at the place.
    private static func numberEnd(_ text: LogText, _ place: Int) -> Int? {
        var index = place
        while text[index] &- 0x30 < 10 { index += 1 }
        return index > place && text[index] == 0x20 ? index + 1 : nil
    }
}
