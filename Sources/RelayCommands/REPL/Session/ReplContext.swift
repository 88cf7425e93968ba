import RelayBytes
import RelayEvidence
import RelayHost

/// What an interactive session is given: whom it talks to, with what, and on which terminal.
struct ReplContext {
    /// The address as it may be shown.
    var url: String
    var token: Secret?
    /// What must not be shown or saved; the history has one of its own, which always masks.
    var redaction: Redaction
    /// `/chat` puts its text in place of `{text}`.
    var messageTemplate: String
    /// Nil where there is no place for one.
    var history: HistoryFile?
    /// The keyboard; nil: lines as the terminal itself edits them, and no escape sequence.
    var terminal: RawTerminal?
    /// Where the line being typed is shown.
    var screen: Int32 = 1
    /// Whether messages go elsewhere than the screen.
    var outputIsApart = false
    var isQuiet = false
}
