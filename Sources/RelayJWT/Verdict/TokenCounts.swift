/// How many tokens of a batch got each verdict.
package struct TokenCounts: Equatable, Sendable {
    private var counts: [TokenVerdict.Kind: Int] = [:]
    /// Valid tokens with less time left than was asked for; they are among the valid ones.
    package private(set) var shortOfTime = 0

    package init() {}

    /// Counts one, or several that are alike.
    package mutating func add(_ kind: TokenVerdict.Kind, isShortOfTime: Bool = false, times: Int = 1) {
        if times > 0 { counts[kind, default: 0] += times }
        if isShortOfTime { shortOfTime += 1 }
    }

    /// Counts those of another part of the batch too.
    package mutating func add(_ other: TokenCounts) {
        counts.merge(other.counts, uniquingKeysWith: +)
        shortOfTime += other.shortOfTime
    }

    /// How many got that verdict.
    package subscript(kind: TokenVerdict.Kind) -> Int {
        counts[kind] ?? 0
    }

    package var total: Int { counts.values.reduce(0, +) }
}
