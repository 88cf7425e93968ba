/// The grammar of what is left of a line when its prefixes are off, family by family.
enum LineGrammar {
    /// What the line says; a stamp inside an access line is noted on the way.
    static func read(_ line: inout StrippedLine) -> Utterance {
        switch line.speaker {
        case .nginxAccess: return Utterance(.proxyAccess)
        case .nginxError: return NginxErrorGrammar.read(line)
        case .systemd: return Utterance(.known)
        case .application: break
        }
        let text = line.text.trimmedEnd
        if text.isEmpty { return Utterance(.blank) }
        if let access = AccessGrammar.read(&line) { return access }
        let message = withoutSigns(text)
        line.text = message
        if let found = families(message, &line) { return found }
        if line.mayNameModule, let blank = message.firstIndex(of: 0x20),
            let found = families(withoutSigns(message.dropping(blank + 1)), &line)
        {
            return found
        }
        switch line.level {
        case .error: return logger(.fault, &line)
        case .none: break
        default: _ = logger(.unrecognised, &line)
        }
        if line.level == .debug || NoiseGrammar.knows(message, line) { return Utterance(.known) }
        // Behind a prefix that nobody knows; a line with a level has had its prefix read, and code may hold such words.
        if line.level == .none, !line.isIndented, let found = EmbeddedGrammar.read(&line) { return found }
        return Utterance(.unrecognised)
    }

    /// The families that give a line a class or a part in a traceback.
    private static func families(_ message: LogText, _ line: inout StrippedLine) -> Utterance? {
        if let found = ServerGrammar.read(message, &line.features) { return found }
        if let kind = AuthGrammar.read(message) { return logger(kind, &line) }
        if let kind = RedisGrammar.read(message) { return logger(kind, &line) }
        if let kind = DjangoGrammar.read(message) { return logger(kind, &line) }
        if let kind = FaultGrammar.read(message, line) { return logger(kind, &line) }
        if let kind = StartGrammar.read(message, &line.features) { return logger(kind, &line) }
        return nil
    }

    private static func logger(_ kind: LineKind, _ line: inout StrippedLine) -> Utterance {
        switch line.level {
        case .info, .debug:
            // The servers' own loggers speak at INFO whatever the application's do.
            let isOwn = !line.features.isDisjoint(with: [.uvicorn, .hypercorn, .processLines])
            if !isOwn || kind == .authSuccess || kind == .appConnected || kind == .appDisconnected {
                line.features.insert(.infoLines)
            }
        case .warning, .error: line.features.insert(.loggerLines)
        case .none:
            if kind == .authSuccess || kind == .appConnected {
                line.features.insert(.infoLines)
            } else if kind == .authFailed || kind == .noToken || kind == .warning || kind == .csrf {
                line.features.insert(.loggerLines)
            }
        }
        return Utterance(kind)
    }

    /// The message without the emoji and other signs that it begins with.
    private static func withoutSigns(_ text: LogText) -> LogText {
        guard text[0] >= 0x80 else { return text }
        var index = 0
        while text[index] >= 0x80, index < 16 { index += 1 }
        while text[index] == 0x20 { index += 1 }
        return text.dropping(index)
    }
}
