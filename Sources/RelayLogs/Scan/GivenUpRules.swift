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
