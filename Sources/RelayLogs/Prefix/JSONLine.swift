/// A line that is a JSON object: journald's and docker's wrapping, and loggers that write JSON.
enum JSONLine {
    /// Takes the message out; false for what is no object with a message, and no access line of nginx.
    static func strip(_ line: inout StrippedLine, into scratch: LogScratch, raised: LogScratch) -> Bool {
        var members = JSONMembers(line.text)
        var message: LogText?
        var stamp: Stamp?
        var exception: LogText?
        var level = LogLevel.none
        var (hasStatus, hasRequest, isJournal, isSystemd) = (false, false, false, false)
        while let member = members.next() {
            let (name, value) = (member.name, member.value)
            switch name[0] {
            case 0x4d where name.isWord("MESSAGE"): message = value
            case 0x6d where name.isWord("message") || name.isWord("msg"): message = value
            case 0x6c where name.isWord("log"): message = value
            case 0x73 where name.isWord("short_message"): message = value
            case 0x74 where name.isWord("textPayload"): message = value
            case 0x53 where name.isWord("SYSLOG_IDENTIFIER"): isSystemd = value.isWord("\"systemd\"")
            case 0x65 where name.isWord("event"): message = message ?? value
            case 0x65 where name.isWord("exc_info") || name.isWord("exception") || name.isWord("exc_text"):
                exception = value
            case 0x5f where name.isWord("__REALTIME_TIMESTAMP"):
                stamp = Stamp(.microseconds, value.dropping(1).prefix(value.count - 2))
                isJournal = true
            case 0x74, 0x61, 0x40, 0x64: if isTimeName(name) { stamp = self.stamp(value) ?? stamp }
            case 0x6c where name.isWord("level") || name.isWord("levelname"):
                level = LevelPrefix.named(value.dropping(1))
            case 0x73 where name.isWord("severity"): level = LevelPrefix.named(value.dropping(1))
            case 0x73 where name.isWord("status"): hasStatus = true
            case 0x72 where name.hasPrefix("request") || name.isWord("remote_addr"): hasRequest = true
            case 0x75 where name.isWord("uri") || name.isWord("url"): hasRequest = true
            default: break
            }
        }
        guard members.isWhole, message != nil || hasStatus && hasRequest else { return false }
        if let stamp { line.take(stamp) }
        if isJournal { line.features.insert(.journal) }
        if isSystemd { line.speaker = .systemd }
        guard let message else {
            line.speaker = .nginxAccess
            line.features.insert(.nginx)
            return true
        }
        line.take(level)
        line.isWrapped = true
        scratch.begin(message.count)
        JSONText.unescape(message, into: scratch)
        line.text = scratch.text.trimmedEnd
        if let exception, exception[0] == 0x22 {
            raised.begin(exception.count)
            JSONText.unescape(exception, into: raised)
            line.raised = Traceback.lastLine(raised.text)
        }
        if let newline = line.text.firstIndex(of: 0x0a) {
            if line.raised == nil { line.raised = Traceback.lastLine(line.text.dropping(newline + 1)) }
            line.text = line.text.prefix(newline)
        }
        return true
    }

    private static func isTimeName(_ name: LogText) -> Bool {
        name.isWord("time") || name.isWord("timestamp") || name.isWord("ts") || name.isWord("asctime")
            || name.isWord("@timestamp") || name.isWord("time_local") || name.isWord("time_iso8601")
            || name.isWord("datetime")
    }

    private static func stamp(_ value: LogText) -> Stamp? {
        if value[0] != 0x22 { return value[0] &- 0x30 < 10 ? Stamp(.seconds, value) : nil }
        let text = value.dropping(1).prefix(value.count - 2)
        if isoStampLength(text) != nil { return Stamp(.iso, text) }
        if text[2] == 0x2f, text[6] == 0x2f, text[11] == 0x3a { return Stamp(.access, text) }
        return nil
    }
}

extension LogText {
    /// Whether the text is the word and no more.
    func isWord(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && hasPrefix(word) }
}
