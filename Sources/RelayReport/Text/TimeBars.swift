import RelayBytes
import RelayEvidence

/// Bars that show when each stage ran, on one scale for the whole run.
struct TimeBars {
    static let width = 16

    private let began: Instant
    private let nanosecondsPerCell: Double

    init(began: Instant, ended: Instant) {
        self.began = began
        nanosecondsPerCell = max(1, Double((ended - began).wholeNanoseconds)) / Double(Self.width)
    }

    /// A bar of `width` cells; a stage of any length fills one cell at least.
    func bar(_ span: StageSpan?) -> String {
        guard let span else { return String(repeating: " ", count: Self.width) }
        let first = min(Self.width - 1, cell(span.began))
        let last = max(first + 1, min(Self.width, cell(span.ended) + 1))
        return String(repeating: " ", count: first) + String(repeating: "█", count: last - first)
            + String(repeating: " ", count: Self.width - last)
    }

    private func cell(_ instant: Instant) -> Int {
        let offset = Double((instant - began).wholeNanoseconds) / nanosecondsPerCell
        return Int(min(Double(Self.width - 1), max(0, offset)))
    }
}
