import RelayBytes

/// How long to wait before connecting again: at random up to a bound that doubles (full jitter), so that a thousand
/// clients do not come back at once.
package struct Backoff: Equatable, Sendable {
    package static let first = Duration.milliseconds(500)
    package static let longest = Duration.seconds(30)

    /// How often in a row; nil for ever.
    private let most: Int?
    private var tries = 0

    package init(most: Int?) { self.most = most }

    /// A connection stood: the next failure is the first again.
    package mutating func succeeded() { tries = 0 }

    /// The wait before the next try; nil when there have been enough.
    package mutating func next(using random: inout some RandomNumberGenerator) -> Duration? {
        if let most, tries >= most { return nil }
        let bound = min(Self.longest, Self.first * (1 << min(tries, 10)))
        tries += 1
        return .nanoseconds(Int64.random(in: 0...bound.wholeNanoseconds, using: &random))
    }
}
