/// `<30>` of a syslog priority, and the header of RFC 5424 behind it: `<30>1 2026-11-22T06:51:20Z host daphne 123 - - `.
enum SyslogPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        var index = 1
        while line.text[index] &- 0x30 < 10, index < 5 { index += 1 }
        guard index > 1, line.text[index] == 0x3e else { return false }
        let rest = line.text.dropping(index + 1)
        guard rest.hasPrefix("1 "), isoStampLength(rest.dropping(2)) != nil else {
            line.text = rest
            return true
        }
        let stamp = rest.dropping(2)
        var text = stamp
        // Stamp, host, program, process, message.
        for _ in 0..<5 {
            guard let blank = text.firstIndex(of: 0x20) else { return false }
            text = text.dropping(blank + 1)
        }
        guard let after = structuredEnd(text) else { return false }
        line.take(Stamp(.iso, stamp))
        line.features.insert(.journal)
        line.text = after
        return true
    }

    /// The text behind `-` or `[...][...]`, and behind a byte-order mark.
    private static func structuredEnd(_ text: LogText) -> LogText? {
        var text = text
        if text[0] == 0x2d {
            text = text.dropping(1)
        } else {
            while text[0] == 0x5b {
                guard let close = text.firstIndex(of: 0x5d) else { return nil }
                text = text.dropping(close + 1)
            }
        }
        // More blanks belong to the message: the lines of a stack begin so.
        if text[0] == 0x20 { text = text.dropping(1) }
        return text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? text.dropping(3) : text
    }
}
