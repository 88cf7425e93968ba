/// Daphne's default format: `2026-11-22 06:51:20,728 INFO     text`, and formatters like it.
enum DaphnePrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard let length = isoStampLength(line.text) else { return false }
        let end = length + zoneLength(line.text, at: length)
        let rest = line.text.dropping(end).trimmedStart
        if rest.hasPrefix("[-] ") {
            line.take(Stamp(.iso, line.text))
            line.text = rest.dropping(4)
            return true
        }
        let isBracketed = rest[0] == 0x5b
        guard let (level, width) = LevelPrefix.word(isBracketed ? rest.dropping(1) : rest) else { return false }
        let after = rest.dropping(isBracketed ? width + 1 : width)
        guard after[0] == (isBracketed ? 0x5d : 0x20) || after[0] == 0x3a || after[0] == 0x20 else { return false }
        line.take(Stamp(.iso, line.text))
        line.take(level)
        line.text = after.dropping(1).trimmedStart
        return true
    }
}
