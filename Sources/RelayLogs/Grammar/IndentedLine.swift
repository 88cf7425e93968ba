/// Lines that begin with blanks: those of a stack mostly, and those of a log that was indented as a whole or in part.
enum IndentedLine {
    /// What a line that the grammar may know begins with behind its blanks: a digit, a capital, a bracket, a sign, a
    /// colour, or the margin of an exception group. `File "` and most code begin otherwise.
    static let signs = Array("0123456789ABCDEGHIJKLMNOPQRSTUVWXYZ[{|+".utf8) + [0x1b, 0xe2, 0xf0]

    /// The line without its blanks, if it may be known so.
    static func text(_ line: LogText) -> LogText? {
        let text = line.withoutIndent
        return text.isEmpty || signs.contains(text[0]) ? text : nil
    }

    /// Whether a line of this kind is what it says although it is indented: nothing that a stack may hold too is.
    static func stands(_ kind: LineKind) -> Bool {
        switch kind {
        case .unrecognised, .known, .raised, .traceback, .chained, .continuation: false
        default: true
        }
    }
}
