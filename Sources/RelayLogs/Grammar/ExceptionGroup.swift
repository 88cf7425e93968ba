/// Tracebacks of exception groups, which have a margin: `+ Exception Group Traceback (most recent call last):`, then `| `
/// before each line, and `+-+---------------- 1 ----------------` above each exception of the group.
enum ExceptionGroup {
    /// The part that a line without its blanks has in a traceback, and its text behind the margin; nil for the lines of
    /// stacks, and for what is no group.
    static func read(_ text: LogText) -> (LineKind, LogText)? {
        if text.hasPrefix("+ Exception Group Traceback (most recent call last):") { return (.traceback, text) }
        // What follows counts instead of the group.
        if text.hasPrefix("+-"), let rule = text.firstIndex(of: "---------------- "), text[rule + 17] &- 0x30 < 10 {
            return (.chained, text)
        }
        guard text.hasPrefix("| ") else { return nil }
        let inside = text.dropping(2).trimmedEnd
        if inside.hasPrefix("Traceback (most recent call last):")
            || inside.hasPrefix("Exception Group Traceback (most recent call last):")
        {
            return (.traceback, inside)
        }
        if Traceback.isChain(inside) { return (.chained, inside) }
        return Traceback.isRaised(inside) ? (.raised, inside) : nil
    }
}
