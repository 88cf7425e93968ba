/// How text is laid out for the stream that it goes to.
package struct TextStyle: Equatable, Sendable {
    /// Marks, bars and alignment for a person; without it one ASCII fact a line, for grep.
    package var isTerminal: Bool
    package var hasColor: Bool
    package var columns: Int

    package init(isTerminal: Bool, hasColor: Bool, columns: Int = 80) {
        self.isTerminal = isTerminal
        self.hasColor = hasColor
        self.columns = max(40, columns)
    }

    package static let plain = TextStyle(isTerminal: false, hasColor: false)
}
