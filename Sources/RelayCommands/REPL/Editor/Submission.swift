/// A line that was finished with Enter.
package struct Submission: Equatable, Sendable {
    package let text: String
    /// A paste that is a message whatever it begins with.
    package let isVerbatim: Bool

    package init(text: String, isVerbatim: Bool = false) {
        self.text = text
        self.isVerbatim = isVerbatim
    }

    /// The text that, typed again, sends the same.
    package var typed: String { isVerbatim && text.hasPrefix("/") ? "/" + text : text }
}
