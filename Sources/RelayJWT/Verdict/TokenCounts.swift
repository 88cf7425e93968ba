/// How many tokens of a batch got each verdict.
package struct TokenCounts: Hashable, Sendable {
    private var counts: [TokenVerdict.Kind: Int] = [:]
    /// Valid tokens with less time left than was asked for; they are among the valid ones.
    package private(set) var shortOfTime = 0

    package init() {}

    /// Counts one.
    package mutating func add(_ kind: TokenVerdict.Kind, isShortOfTime: Bool = false) {
        counts[kind, default: 0] += 1
        if isShortOfTime { shortOfTime += 1 }
    }

    /// How many got that verdict.
    package subscript(kind: TokenVerdict.Kind) -> Int {
        counts[kind] ?? 0
    }

    package var total: Int { counts.values.reduce(0, +) }
}
