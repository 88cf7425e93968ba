import RelayBytes
import RelayCommands

/// An editor with the bytes of a keyboard in front of it.
struct Typing {
    var editor: LineEditor
    var reader = KeyReader()
    var actions: [LineEditor.Action] = []

    init(_ history: [String] = [], completion: Completion = SlashCommand.completion) {
        editor = LineEditor(history: LineHistory(history), completion: completion)
    }

    mutating func type(_ bytes: [UInt8]) {
        var keys: [Key] = []
        reader.read(bytes, at: Instant(nanoseconds: 0), into: &keys)
        for key in keys { if let action = editor.press(key) { actions.append(action) } }
    }

    mutating func type(_ text: String) { type(Array(text.utf8)) }

    /// The line with `|` where the cursor stands.
    var shown: String {
        let before = editor.line.textBeforeCursor
        return before + "|"
            + editor.line.text.unicodeScalars.dropFirst(before.unicodeScalars.count).map(String.init).joined()
    }
}
