/// Patterns of the operator's, held against every line.
package protocol LineWatcher {
    /// The patterns that the line matches, and those that cannot tell.
    func hits(_ line: Span<UInt8>) -> [RuleHit]
}

/// A pattern that a line matches, or might.
package struct RuleHit: Hashable, Sendable {
    /// Its number among the patterns.
    package let rule: Int
    /// Whether the line matches; false where that took too many steps.
    package let isDecided: Bool

    package init(_ rule: Int, isDecided: Bool = true) { (self.rule, self.isDecided) = (rule, isDecided) }
}
