import RelayBytes
import RelayEvidence
import RelayFrames

/// What went over the wire in words, without secrets, escaped.
struct WireText {
    /// Characters of a payload that a line shows.
    private static let shown = 120

    private let redaction: Redaction

    init(_ redaction: Redaction) { self.redaction = redaction }

    /// The lines of one piece with when, over which connection and which way it went.
    func text(_ piece: WireReader.Piece, isSent: Bool, at moment: UnixTime, over connection: String? = nil) -> String {
        let name = connection.map { " " + $0 } ?? ""
        let front = "\(moment.rfc3339Milliseconds)\(name) \(isSent ? ">" : "<") "
        return lines(piece).reduce(into: "") { $0 += front + $1 + "\n" }
    }

    /// The lines of one piece: a head has one for each of its own.
    private func lines(_ piece: WireReader.Piece) -> [String] {
        switch piece {
        case .head(let bytes):
            return redaction.apply(bytes).split(separator: 0x0a).map(Self.withoutReturn).filter { !$0.isEmpty }
                .enumerated().map { "head \($0.offset == 0 ? Printable.escape($0.element) : field($0.element))" }
        case .frame(let frame): return [words(frame)]
        case .other(let bytes): return ["bytes \"\(Printable.excerpt(redaction.apply(bytes), limit: Self.shown))\""]
        }
    }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 0x0d ? line.dropLast() : line
    }

    private func field(_ line: ArraySlice<UInt8>) -> String {
        guard let colon = line.firstIndex(of: 0x3a) else { return Printable.escape(line) }
        let name = Printable.escape(line[..<colon])
        let value = String(decoding: line[(colon + 1)...].drop { $0 == 0x20 }, as: UTF8.self)
        return "\(name): \(Printable.escape(redaction.value(of: name, value)))"
    }

    private func words(_ frame: WireFrame) -> String {
        let header = frame.header
        var words = "\(header.opcode) fin=\(header.isFinal ? 1 : 0) length=\(header.length)"
        if !frame.isWhole { words += " came=\(frame.passed)" }
        // What is deflated is no text; a token in it could not be masked either.
        if header.isCompressed { return words + " compressed" }
        if header.opcode == .close, frame.start.count >= 2 {
            words += " code=\(Int(frame.start[0]) << 8 | Int(frame.start[1]))"
        }
        let content = redaction.apply(header.opcode == .close ? Array(frame.start.dropFirst(2)) : frame.start)
        return words + " \"\(Printable.excerpt(content, limit: Self.shown))\""
    }
}
