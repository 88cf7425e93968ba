/// One press of a key, or one paste, as a terminal tells it.
package struct Key: Equatable, Sendable {
    /// What was pressed, without what was held down with it.
    package enum Code: Equatable, Sendable {
        case scalar(Unicode.Scalar)
        case up, down, left, right, home, end, insert, delete, pageUp, pageDown
        case enter, tab, backspace, escape
        /// F1 and up.
        case function(Int)
        /// What stood between the brackets of a bracketed paste, byte for byte.
        case paste([UInt8])
        /// A sequence that means nothing here, or bytes that are not UTF-8.
        case unknown
    }

    /// The keys held down, with the bits of xterm's parameter minus one.
    package struct Modifiers: OptionSet, Equatable, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let shift = Modifiers(rawValue: 1)
        /// Alt or Meta; ESC before the key.
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package let code: Code
    package let modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = code == .unknown ? [] : modifiers
    }

    /// A letter typed with Control held down.
    package static func control(_ letter: Unicode.Scalar) -> Key { Key(.scalar(letter), .control) }

    /// A letter typed with Alt held down, or after ESC.
    package static func alt(_ letter: Unicode.Scalar) -> Key { Key(.scalar(letter), .alt) }
}

extension Key {
    /// The key behind a byte 0x00...0x1f or 0x7f.
    static func control(byte: UInt8) -> Key {
        switch byte {
        case 0x09: Key(.tab)
        case 0x0a, 0x0d: Key(.enter)
        case 0x08, 0x7f: Key(.backspace)
        case 0x1b: Key(.escape)
        case 0x01...0x1a: .control(Unicode.Scalar(byte + 0x60))
        case 0x00: .control(" ")
        default: .control(Unicode.Scalar(byte | 0x40))
        }
    }

    func with(_ more: Modifiers) -> Key { Key(code, modifiers.union(more)) }
}
