/// Patterns of the operator's, held against every line.
package protocol LineWatcher {
    /// The patterns that the line matches, and those that cannot tell; some are not asked.
    func hits(_ line: Span<UInt8>, except givenUp: Set<Int>) -> [RuleHit]
}

/// A pattern that a line matches, or might.
package struct RuleHit: Hashable, Sendable {
    package enum Outcome: Sendable {
        case matched
        /// It took too many steps.
        case undecided
        /// It was undecided so often that it is not held against the lines that follow.
        case givenUp
    }

    /// Its number among the patterns.
    package let rule: Int
    package let outcome: Outcome

    package init(_ rule: Int, _ outcome: Outcome = .matched) { (self.rule, self.outcome) = (rule, outcome) }
}
