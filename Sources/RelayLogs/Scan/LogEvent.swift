/// A line that the timeline wants to see, without its bytes.
struct LogEvent: Sendable {
    let kind: LineKind
    /// Counted from 0 in its chunk.
    let line: Int
    /// nil: no stamp came before it in its chunk.
    let time: LogTime?
    /// A fingerprint of the client's address; 0 when the line names none.
    let client: UInt64
    /// Where its words lie in the chunk's text.
    let words: Range<Int>
}
