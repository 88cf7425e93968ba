/// A pattern that text is held against.
package protocol TextPattern {
    /// Whether the pattern occurs in the text.
    func match(_ text: Span<UInt8>) -> PatternMatch
}

/// What holding a pattern against a text came to.
package enum PatternMatch: Equatable, Sendable {
    case matched
    case unmatched
    /// It was given up: too many steps, or no memory.
    case undecided
}
