import RelayBytes

/// A word of a suggested command, quoted so that a shell takes it as one word whatever it holds: an address from a
/// Location header is the server's text, and the operator pastes it.
package enum ShellWord {
    /// The text, escaped, as one word.
    package static func quote(_ text: String) -> String {
        let safe = Printable.escape(text)
        if !safe.isEmpty, safe.utf8.allSatisfy(isPlain) { return safe }
        return "'" + safe.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }

    /// The same for a text that may be several words: how a target is named may be options and their values.
    package static func quoteEach(_ text: String) -> String {
        text.split(separator: " ").map { quote(String($0)) }.joined(separator: " ")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._/:@%+,=".utf8.contains(byte)
    }
}
