/// Accepted and rejected handshakes over time, in bins whose width doubles as the time grows, so that their number
/// stays bounded.
package struct HandshakeRates: Equatable, Sendable {
    /// A stretch of time and what it held.
    package struct Bin: Equatable, Sendable {
        package var accepted = 0
        package var rejected = 0
    }

    private static let most = 240

    /// In milliseconds; 1 s at first.
    package private(set) var width: Int64 = 1000
    private var bins: [Int64: Bin] = [:]
    /// The bin that was added to last and is not among the others yet, and its time.
    private var open = Bin()
    private var openIndex: Int64 = 0
    private var openRange: Range<Int64> = 0..<0
    private var lowest: Int64 = .max
    private var highest: Int64 = .min

    package init() {}

    mutating func add(_ time: LogTime, isAccepted: Bool) {
        // Most handshakes are in the same bin as the one before.
        if !openRange.contains(time.milliseconds) { openBin(at: time) }
        if isAccepted { open.accepted += 1 } else { open.rejected += 1 }
    }

    private mutating func openBin(at time: LogTime) {
        closeBin()
        var index = floorDivided(time.milliseconds)
        while max(highest, index) - min(lowest, index) >= Self.most, width < 1 << 50 {
            widen()
            index = floorDivided(time.milliseconds)
        }
        (lowest, highest) = (min(lowest, index), max(highest, index))
        openIndex = index
        openRange = index * width..<(index + 1) * width
    }

    private mutating func closeBin() {
        guard open != Bin() else { return }
        Self.add(open, to: &bins[openIndex, default: Bin()])
        open = Bin()
    }

    private static func add(_ bin: Bin, to other: inout Bin) {
        other.accepted += bin.accepted
        other.rejected += bin.rejected
    }

    /// At most `count` bins of one width that cover all, the earliest first; none when nothing was added.
    package func bins(_ count: Int) -> [Bin] {
        guard lowest <= highest, count > 0 else { return [] }
        let span = highest - lowest + 1
        let step = (span + Int64(count) - 1) / Int64(count)
        var result = [Bin](repeating: Bin(), count: Int((span + step - 1) / step))
        for (index, bin) in bins { Self.add(bin, to: &result[Int((index - lowest) / step)]) }
        Self.add(open, to: &result[Int((openIndex - lowest) / step)])
        return result
    }

    private mutating func widen() {
        width *= 2
        var wider: [Int64: Bin] = [:]
        for (index, bin) in bins { Self.add(bin, to: &wider[index >> 1, default: Bin()]) }
        bins = wider
        if lowest <= highest { (lowest, highest) = (lowest >> 1, highest >> 1) }
    }

    private func floorDivided(_ value: Int64) -> Int64 { value >= 0 ? value / width : -((-value - 1) / width) - 1 }
}
