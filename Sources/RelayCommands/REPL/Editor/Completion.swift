/// The texts that a line can begin with, and how Tab brings one of them about.
package struct Completion: Equatable, Sendable {
    /// What Tab comes to.
    package enum Answer: Equatable, Sendable {
        case none
        /// The text, with more behind it.
        case extended(String)
        /// Several ways on, each in full.
        case several([String])
    }

    private let texts: [String]

    package init(_ texts: [String]) { self.texts = texts.sorted() }

    /// What the text before the cursor can become: one text in full with a space behind it, or as much as all have in
    /// common.
    package func answer(for typed: String) -> Answer {
        let words = typed.split(separator: " ", omittingEmptySubsequences: false).count
        let fitting = texts.filter { text in
            text.hasPrefix(typed) && text.split(separator: " ", omittingEmptySubsequences: false).count == words
        }
        guard let first = fitting.first, !typed.isEmpty else { return .none }
        if fitting.count == 1 { return .extended(first + " ") }
        var common = first
        for text in fitting { while !text.hasPrefix(common) { common.removeLast() } }
        return common.count > typed.count ? .extended(common) : .several(fitting)
    }
}
