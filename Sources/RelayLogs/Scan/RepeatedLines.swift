/// What lines of loggers were found to say: where something fails, the same few come again and again, and each would go
/// through all prefixes and grammars.
struct RepeatedLines {
    /// What a line said, and where its words stand behind its stamp.
    private struct Known {
        var count = 0
        var kind = LineKind.known
        var features: LogFeatures = []
        var words = 0..<0
    }

    private static let slots = 64
    /// Longer ones are not kept.
    private static let longest = 256
    private static let stampLength = 23

    private var known = [Known](repeating: Known(), count: slots)
    /// The bytes behind the stamps, slot by slot.
    private var bytes = [UInt8](repeating: 0, count: slots * longest)

    /// What the line says if one like it came before: all but the stamp is the same. It is stripped then.
    func recall(_ line: inout StrippedLine) -> Utterance? {
        let text = line.text
        guard beginsWithLoggerStamp(text) else { return nil }
        let rest = text.dropping(Self.stampLength)
        let slot = Self.slot(of: rest)
        guard known[slot].count == rest.count, rest.isSame(as: bytes, from: slot * Self.longest) else { return nil }
        line.take(Stamp(.iso, text))
        line.features = known[slot].features
        line.text = rest.slice(known[slot].words.lowerBound, known[slot].words.upperBound)
        return Utterance(known[slot].kind)
    }

    /// Keeps what the grammar made of a text, if all of it is told by the bytes behind a stamp.
    mutating func keep(_ line: StrippedLine, of text: LogText, _ said: Utterance) {
        guard line.level != .none, line.outer.form == .iso, line.inner.form == .none, line.raised == nil,
            said.client == nil, beginsWithLoggerStamp(text), text.count - Self.stampLength <= Self.longest,
            let place = line.text.place(in: text), place >= Self.stampLength
        else { return }
        let rest = text.dropping(Self.stampLength)
        let slot = Self.slot(of: rest)
        let start = place - Self.stampLength
        known[slot] = Known(
            count: rest.count, kind: said.kind, features: line.features, words: start..<(start + line.text.count))
        rest.copy(to: &bytes, at: slot * Self.longest)
    }

    private static func slot(of rest: LogText) -> Int {
        let mixed = (rest.word(at: 8) ^ rest.word(at: rest.count - 8) &+ UInt64(rest.count)) &* 0x9e37_79b9_7f4a_7c15
        return Int(mixed >> 58)
    }
}
