/// Patterns of the operator's, held against every line.
package protocol LineWatcher {
    /// The patterns that the line matches, and those that cannot tell; some are not asked.
    func hits(_ line: Span<UInt8>, without given: Set<Int>) -> [RuleHit]
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

/// The patterns that are given up: one that cannot tell costs a million steps a line, and neither a deadline nor a
/// signal is seen meanwhile.
struct GivenUpRules {
    /// So many lines of which it cannot tell are enough.
    static let most = 20

    private var undecided: [Int: Int] = [:]
    private(set) var numbers: Set<Int> = []

    /// Takes what a line hit; what is given up because of it.
    mutating func take(_ hits: [RuleHit]) -> [RuleHit] {
        hits.compactMap { hit in
            guard hit.outcome == .undecided else { return nil }
            undecided[hit.rule, default: 0] += 1
            guard undecided[hit.rule] == Self.most else { return nil }
            numbers.insert(hit.rule)
            return RuleHit(hit.rule, .givenUp)
        }
    }
}
