/// How many tokens of a batch got each verdict.
package struct TokenCounts: Hashable, Sendable {
    private var counts: [Int] = Array(repeating: 0, count: TokenVerdict.Kind.allCases.count)
    /// Valid tokens with less time left than was asked for; they are among the valid ones.
    package private(set) var shortOfTime = 0

    package init() {}

    /// Counts one.
    package mutating func add(_ kind: TokenVerdict.Kind, isShortOfTime: Bool = false) {
        for (index, other) in TokenVerdict.Kind.allCases.enumerated() where other == kind { counts[index] += 1 }
        if isShortOfTime { shortOfTime += 1 }
    }

    /// How many got that verdict.
    package subscript(kind: TokenVerdict.Kind) -> Int {
        for (index, other) in TokenVerdict.Kind.allCases.enumerated() where other == kind { return counts[index] }
        return 0
    }

    package var total: Int { counts.reduce(0, +) }
}
