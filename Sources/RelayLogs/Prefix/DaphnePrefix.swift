/// Daphne's default format: `2026-11-22 06:51:20,728 INFO     text`, and formatters like it.
enum DaphnePrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard let length = isoStampLength(line.text) else { return false }
        let rest = line.text.dropping(length + zoneLength(line.text, at: length)).trimmedStart
        if rest.hasPrefix("[-] ") {
            line.take(Stamp(.iso, line.text))
            line.text = rest.dropping(4)
            return true
        }
        guard let (level, message) = LoggerWords.strip(rest) else { return false }
        line.take(Stamp(.iso, line.text))
        line.take(level)
        line.text = message
        return true
    }
}
