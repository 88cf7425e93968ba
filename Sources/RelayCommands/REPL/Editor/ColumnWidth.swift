/// How many columns a terminal gives to text.
///
/// Per code point, as wcwidth(3) counts, from Unicode's properties and the blocks that are wide (UAX #11). Terminals
/// differ on what joins into one emoji; a number that is too large costs a column of room, never a wrong cursor.
enum ColumnWidth {
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Medial vowels and final consonants of Hangul join the syllable before them.
        if 0x1160...0x11ff ~= value || 0xd7b0...0xd7ff ~= value { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f: true
        case 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6: true
        case 0x16fe0...0x18dff, 0x1aff0...0x1b2ff, 0x1f200...0x1f265, 0x20000...0x3fffd: true
        // A regional indicator is half a flag.
        case 0x1f1e6...0x1f1ff: false
        default: scalar.properties.isEmojiPresentation
        }
    }
}
