import RelayBytes
import RelayEvidence
import RelayFrames

/// What was sent and received, as `/save` writes it: a line each, with its time, escaped and masked.
struct SessionTranscript: Equatable {
    enum Direction: String { case sent = ">", received = "<" }

    /// So many lines and so many bytes are kept; the oldest go first.
    static let mostLines = 10_000
    static let mostBytes = 8 << 20
    /// Of one message.
    static let longestMessage = 64 << 10

    private var lines: [String] = []
    private var bytes = 0
    private(set) var dropped = 0

    mutating func add(
        _ direction: Direction, _ opcode: Opcode, _ payload: [UInt8], _ redaction: Redaction, at time: UnixTime
    ) {
        let cut = payload.prefix(Self.longestMessage)
        let text = opcode == .text ? Printable.escape(redaction.apply(Array(cut))) : "binary \(Hex.encode(cut))"
        let more = payload.count > cut.count ? "... (\(payload.count) bytes)" : ""
        add("\(time.rfc3339Milliseconds) \(direction.rawValue) \(text)\(more)")
    }

    /// Something else that happened.
    mutating func add(_ event: String, at time: UnixTime) {
        add("\(time.rfc3339Milliseconds) - \(event)")
    }

    /// The whole file.
    var text: String {
        let first = dropped == 0 ? "" : "(\(dropped) earlier lines were not kept)\n"
        return first + lines.reduce(into: "") { $0 += $1 + "\n" }
    }

    var count: Int { lines.count }

    private mutating func add(_ line: String) {
        lines.append(line)
        bytes += line.utf8.count + 1
        guard lines.count > Self.mostLines || bytes > Self.mostBytes else { return }
        // A tenth at a time, because moving the rest up costs.
        let gone = max(1, lines.count / 10)
        bytes -= lines[..<gone].reduce(0) { $0 + $1.utf8.count + 1 }
        lines.removeFirst(gone)
        dropped += gone
    }
}
