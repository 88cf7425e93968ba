/// The grammar of what is left of a line when its prefixes are off, family by family.
enum LineGrammar {
    /// What the line says; a stamp inside an access line is noted on the way.
    static func read(_ line: inout StrippedLine) -> Utterance {
        switch line.speaker {
        case .nginxAccess: return Utterance(.proxyAccess)
        case .nginxError: return NginxErrorGrammar.read(line)
        case .application: break
        }
        let text = line.text.trimmedEnd
        if text.isEmpty { return Utterance(.blank) }
        if let access = AccessGrammar.read(&line) { return access }
        let message = withoutSigns(text)
        if let found = ServerGrammar.read(message, &line.features) { return found }
        if let kind = AuthGrammar.read(message) { return logger(kind, &line) }
        if let kind = RedisGrammar.read(message, line.level) { return logger(kind, &line) }
        if let kind = DjangoGrammar.read(message) { return logger(kind, &line) }
        if let kind = FaultGrammar.read(message, line) { return logger(kind, &line) }
        if let kind = StartGrammar.read(message) { return logger(kind, &line) }
        switch line.level {
        case .error: return logger(.fault, &line)
        case .none: break
        default: _ = logger(.unrecognised, &line)
        }
        if line.level == .debug { return Utterance(.known) }
        return Utterance(NoiseGrammar.knows(message, line) ? .known : .unrecognised)
    }

    private static func logger(_ kind: LineKind, _ line: inout StrippedLine) -> Utterance {
        switch line.level {
        case .info, .debug:
            // The servers' own loggers speak at INFO whatever the application's do.
            let isOwn = !line.features.isDisjoint(with: [.uvicorn, .hypercorn])
            if !isOwn || [.authSuccess, .appConnected, .appDisconnected].contains(kind) {
                line.features.insert(.infoLines)
            }
        case .warning, .error: line.features.insert(.loggerLines)
        case .none:
            if [.authSuccess, .appConnected].contains(kind) {
                line.features.insert(.infoLines)
            } else if [.authFailed, .noToken, .warning, .csrf].contains(kind) {
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
