/// What the document knows, behind a prefix that nobody knows: of a line that no grammar reads, the rest from the first
/// of its phrases on.
enum EmbeddedGrammar {
    static func read(_ line: inout StrippedLine) -> Utterance? {
        let text = line.text
        if let place = phrase(text), place > 0 { return sentence(text.dropping(place), &line) }
        // `ip:port - - [stamp] "WS...`: the address is the word before.
        guard let dashes = text.firstIndex(of: " - - ["), dashes > 0,
            let blank = text.prefix(dashes).lastIndex(of: 0x20)
        else { return nil }
        line.text = text.dropping(blank + 1)
        return AccessGrammar.read(&line)
    }

    /// Where the first words stand that the middleware, the consumer or runserver begin with.
    private static func phrase(_ text: LogText) -> Int? {
        text.firstIndex(of: "WebSocket ") ?? (text.contains("connected ") ? text.firstIndex(of: "User ") : nil)
    }

    private static func sentence(_ text: LogText, _ line: inout StrippedLine) -> Utterance? {
        if let found = ServerGrammar.read(text, &line.features) { return found }
        guard let kind = AuthGrammar.read(text) else { return nil }
        line.text = text
        line.features.insert([.authSuccess, .appConnected].contains(kind) ? .infoLines : .loggerLines)
        return Utterance(kind)
    }
}
