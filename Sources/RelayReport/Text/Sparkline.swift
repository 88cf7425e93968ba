/// Numbers as heights in one line.
enum Sparkline {
    private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let plain: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "@"]

    /// A character for each; anything above 0 shows.
    static func draw(_ values: [Int], _ style: TextStyle) -> String {
        let (most, signs) = (max(1, values.max() ?? 1), style.isTerminal ? blocks : plain)
        return String(values.map { signs[$0 <= 0 ? 0 : max(1, ($0 * 8 + most - 1) / most)] }).trimmedEnd
    }
}
