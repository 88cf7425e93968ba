/// What container runtimes put in front: `2026-11-22T06:51:20.728123456Z stdout F text` (CRI), and the stamp alone
/// (`docker logs -t`, `kubectl logs --timestamps`).
enum ContainerPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard line.text[10] == 0x54, let length = isoStampLength(line.text) else { return false }
        let zone = zoneLength(line.text, at: length)
        guard zone > 0, line.text[length] != 0x20, line.text[length + zone] == 0x20 else { return false }
        let rest = line.text.dropping(length + zone + 1)
        for stream: StaticString in ["stdout F ", "stderr F ", "stdout P ", "stderr P "] where rest.hasPrefix(stream) {
            line.take(Stamp(.iso, line.text))
            line.text = rest.dropping(9)
            return true
        }
        // journalctl -o short-iso has its host behind the stamp, Twisted its brackets.
        guard length > 19 || line.text[length] == 0x5a else { return false }
        // The stamp of a formatter is read together with its level.
        let level = LevelPrefix.word(rest)
        if let (_, width) = level, rest[width] != 0x3a, isoStampLength(rest.dropping(width).trimmedStart) == nil {
            return false
        }
        if level == nil, JournalPrefix.hasProgram(rest) { return false }
        line.take(Stamp(.iso, line.text))
        line.text = rest
        return true
    }
}
