/// A line that the timeline wants to see, without its bytes.
struct LogEvent: Sendable {
    let kind: LineKind
    /// Counted from 0 in its chunk.
    private let number: Int32
    private let from: UInt32
    private let to: UInt32
    /// nil: no stamp came before it in its chunk.
    let time: LogTime?
    /// A fingerprint of the client's address; 0 when the line names none.
    let client: UInt64

    init(_ kind: LineKind, _ line: Int, _ time: LogTime?, _ client: UInt64, words: Range<Int> = 0..<0) {
        (self.kind, self.time, self.client) = (kind, time, client)
        number = Int32(truncatingIfNeeded: line)
        (from, to) = (UInt32(truncatingIfNeeded: words.lowerBound), UInt32(truncatingIfNeeded: words.upperBound))
    }

    var line: Int { Int(number) }

    /// Where its words lie in the chunk's text.
    var words: Range<Int> { Int(from)..<Int(to) }
}
