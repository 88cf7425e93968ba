/// `2026/11/22 13:02:49 [error] 30515#30515: *16 text`: nginx's error log.
enum NginxErrorPrefix {
    /// `nginx: [emerg] text`, which it says before its log is open.
    static func stripNamed(_ line: inout StrippedLine) -> Bool {
        guard line.text.hasPrefix("nginx: ["), let close = line.text.firstIndex(of: 0x5d) else { return false }
        line.features.insert(.nginx)
        line.speaker = .nginxError
        line.level = line.text.hasPrefix("nginx: [warn]") ? .warning : .error
        line.text = line.text.dropping(close + 2)
        return true
    }

    static func strip(_ line: inout StrippedLine) -> Bool {
        let text = line.text
        guard text[4] == 0x2f, text[7] == 0x2f, text[10] == 0x20, text[13] == 0x3a, text.has(" [", at: 19),
            let close = text.firstIndex(of: 0x5d, from: 21), close < 30
        else { return false }
        line.take(Stamp(.slashed, text))
        line.features.insert(.nginx)
        line.speaker = .nginxError
        switch text[21] {
        case 0x64, 0x69, 0x6e: line.level = .info
        case 0x77: line.level = .warning
        default: line.level = .error
        }
        var rest = text.dropping(close + 2)
        while rest[0] &- 0x30 < 10 || rest[0] == 0x23 { rest = rest.dropping(1) }
        if rest.hasPrefix(": ") { rest = rest.dropping(2) }
        if rest[0] == 0x2a {
            var index = 1
            while rest[index] &- 0x30 < 10 { index += 1 }
            rest = rest.dropping(index + 1)
        }
        line.text = rest
        return true
    }
}
