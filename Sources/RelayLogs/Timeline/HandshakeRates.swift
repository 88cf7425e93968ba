/// Accepted and rejected handshakes over time, in bins whose width doubles as the time grows, so that their number
/// stays bounded.
package struct HandshakeRates: Hashable, Sendable {
    /// A stretch of time and what it held.
    package struct Bin: Hashable, Sendable {
        package var accepted = 0
        package var rejected = 0
    }

    private static let most = 240

    /// In milliseconds; 1 s at first.
    package private(set) var width: Int64 = 1000
    private var bins: [Int64: Bin] = [:]
    private var lowest: Int64 = .max
    private var highest: Int64 = .min

    package init() {}

    mutating func add(_ time: LogTime, isAccepted: Bool) {
        var index = floorDivided(time.milliseconds)
        while max(highest, index) - min(lowest, index) >= Self.most, width < 1 << 50 {
            widen()
            index = floorDivided(time.milliseconds)
        }
        (lowest, highest) = (min(lowest, index), max(highest, index))
        if isAccepted { bins[index, default: Bin()].accepted += 1 } else { bins[index, default: Bin()].rejected += 1 }
    }

    /// At most `count` bins of one width that cover all, the earliest first; none when nothing was added.
    package func bins(_ count: Int) -> [Bin] {
        guard lowest <= highest, count > 0 else { return [] }
        let span = highest - lowest + 1
        let step = (span + Int64(count) - 1) / Int64(count)
        var result = [Bin](repeating: Bin(), count: Int((span + step - 1) / step))
        for (index, bin) in bins {
            let place = Int((index - lowest) / step)
            result[place].accepted += bin.accepted
            result[place].rejected += bin.rejected
        }
        return result
    }

    private mutating func widen() {
        width *= 2
        var wider: [Int64: Bin] = [:]
        for (index, bin) in bins {
            wider[index >> 1, default: Bin()].accepted += bin.accepted
            wider[index >> 1, default: Bin()].rejected += bin.rejected
        }
        bins = wider
        if lowest <= highest { (lowest, highest) = (lowest >> 1, highest >> 1) }
    }

    private func floorDivided(_ value: Int64) -> Int64 { value >= 0 ? value / width : -((-value - 1) / width) - 1 }
}
