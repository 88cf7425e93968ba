/// journald's and syslog's lines: stamp, host, `daphne[123]: `, text. The forms short and short-precise (`Nov 08
/// 12:00:00.685000`), short-iso (`2025-11-08T12:00:00+0000`), short-full (`Sat 2025-11-08 12:00:00 UTC`), short-unix
/// (`1762603200.685000`), short-monotonic (`[  123.685000]`, which names no time).
enum JournalPrefix {
    /// A line that begins with an ISO stamp and a zone.
    static func stripISO(_ line: inout StrippedLine) -> Bool {
        guard let length = isoStampLength(line.text) else { return false }
        let end = length + zoneLength(line.text, at: length)
        return strip(&line, Stamp(.iso, line.text), stampEnd: end)
    }

    /// A line that begins with seconds since 1970, or since the machine started.
    static func stripSeconds(_ line: inout StrippedLine) -> Bool {
        let isMonotonic = line.text[0] == 0x5b
        let text = isMonotonic ? line.text.dropping(1).trimmedStart : line.text
        var end = 0
        while text[end] &- 0x30 < 10 { end += 1 }
        guard end > 0, text[end] == 0x2e, text.digits(end + 1, 6) != nil else { return false }
        end += 7
        if isMonotonic {
            guard text[end] == 0x5d else { return false }
            return strip(&line, Stamp(.none, text), stampEnd: line.text.count - text.count + end + 1)
        }
        return strip(&line, Stamp(.seconds, text.prefix(end)), stampEnd: end)
    }

    /// A line that begins with a month or a weekday.
    static func stripDated(_ line: inout StrippedLine) -> Bool {
        let text = line.text
        if text[3] == 0x20, text[6] == 0x20, text[9] == 0x3a, text[12] == 0x3a, month(text, at: 0) != nil {
            var end = 15
            if text[end] == 0x2e {
                end += 1
                while text[end] &- 0x30 < 10 { end += 1 }
            }
            return strip(&line, Stamp(.yearless, text), stampEnd: end)
        }
        guard text[3] == 0x20, text[4] == 0x32, let length = isoStampLength(text.dropping(4)) else { return false }
        let dated = text.dropping(4)
        var end = length + zoneLength(dated, at: length)
        // A zone by its letters, which only its own machine understands.
        if end == length, dated[length] == 0x20 {
            var index = length + 1
            while dated[index] &- 0x41 < 26 { index += 1 }
            if dated[index] == 0x20, index - length > 3 { end = index }
        }
        return strip(&line, Stamp(.iso, dated), stampEnd: end + 4)
    }

    private static func strip(_ line: inout StrippedLine, _ stamp: Stamp, stampEnd: Int) -> Bool {
        guard line.text[stampEnd] == 0x20 else { return false }
        let rest = line.text.dropping(stampEnd + 1)
        guard let end = identifierEnd(rest) else { return false }
        line.take(stamp)
        line.features.insert(.journal)
        if let host = rest.firstIndex(of: 0x20), isSystemd(rest.dropping(host + 1)) { line.speaker = .systemd }
        line.text = rest.dropping(end)
        return true
    }

    /// Whether the words behind the host are the service manager's, not the service's.
    private static func isSystemd(_ text: LogText) -> Bool {
        text.hasPrefix("systemd[") || text.hasPrefix("systemd:")
    }

    /// Whether the text begins with a host and its program for certain: `Not Found: /x` has the same form. A program with a
    /// number is one; without it, its name begins with no capital, and the host is no word that does.
    static func hasProgram(_ text: LogText) -> Bool {
        guard let end = identifierEnd(text), let blank = text.firstIndex(of: 0x20) else { return false }
        let (host, tag) = (text.prefix(blank), text.slice(blank + 1, end))
        guard host.isHostName else { return false }
        return tag.firstIndex(of: 0x5b) != nil || !tag.beginsWithCapital && !host.isCapitalisedWord
    }

    /// Where the text begins behind `host daphne[123]: `.
    static func identifierEnd(_ text: LogText) -> Int? {
        guard let host = text.firstIndex(of: 0x20), 1...255 ~= host, text[host - 1] != 0x3a else { return nil }
        var index = host + 1
        while index - host < 128, isIdentifierByte(text[index]) { index += 1 }
        guard index > host + 1 else { return nil }
        if text[index] == 0x5b {
            index += 1
            while text[index] &- 0x30 < 10 { index += 1 }
            guard text[index] == 0x5d else { return nil }
            index += 1
        }
        guard text[index] == 0x3a else { return nil }
        // Behind an empty message there is no blank.
        return text[index + 1] == 0x20 ? index + 2 : index + 1 == text.count ? index + 1 : nil
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x3a && byte != 0x5b && byte < 0x7f
    }
}

extension LogText {
    fileprivate var beginsWithCapital: Bool { self[0] &- 0x41 < 26 }

    /// A capital, and small letters alone behind it.
    fileprivate var isCapitalisedWord: Bool {
        guard beginsWithCapital else { return false }
        for index in 1..<max(count, 1) where self[index] &- 0x61 >= 26 { return false }
        return true
    }

    /// Whether its bytes are those of a name or an address: letters, digits, `-`, `.`, `_`, and `:` and `%` of IPv6.
    fileprivate var isHostName: Bool {
        for index in 0..<count {
            switch self[index] {
            case 0x30...0x3a, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x25: continue
            default: return false
            }
        }
        return !isEmpty
    }
}
