/// A whole CSI or SS3 sequence (ECMA-48 5.4), and the key that it tells.
struct KeySequence: Equatable {
    /// The bytes between the introducer and the final byte.
    let parameters: [UInt8]
    let final: UInt8

    /// ESC [200~: what follows was pasted.
    var beginsPaste: Bool { final == 0x7e && parameters.elementsEqual("200".utf8) }

    /// The key of a CSI sequence: `ESC [ 1 ; 5 C`, `ESC [ 3 ~`, and the two ways of terminals that tell every key apart,
    /// `ESC [ 27 ; 5 ; 97 ~` and `ESC [ 97 ; 5 u`.
    var key: Key {
        let numbers = self.numbers
        let modifiers = modifiers(numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case 0x7e where numbers.first == 27 && numbers.count == 3: return plain(numbers[2], modifiers)
        case 0x7e: return Key(numbered(numbers.first ?? 0), modifiers)
        case 0x75: return plain(numbers.first ?? 0, modifiers)
        case 0x5a: return Key(.tab, .shift)
        default: return Key(lettered, modifiers)
        }
    }

    /// The key of an SS3 sequence: arrows and F1 to F4 in application mode, and the keypad.
    var singleShiftKey: Key {
        let modifiers = modifiers(numbers.last ?? 1)
        switch final {
        case 0x4d: return Key(.enter, modifiers)
        case 0x6a...0x79: return Key(.scalar(Unicode.Scalar(final - 0x40)), modifiers)
        default: return Key(lettered, modifiers)
        }
    }

    private var lettered: Key.Code {
        switch final {
        case 0x41: .up
        case 0x42: .down
        case 0x43: .right
        case 0x44: .left
        case 0x46: .end
        case 0x48: .home
        case 0x50...0x53: .function(Int(final) - 0x4f)
        default: .unknown
        }
    }

    private func numbered(_ number: Int) -> Key.Code {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: .unknown
        }
    }

    private func plain(_ code: Int, _ modifiers: Key.Modifiers) -> Key {
        guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return Key(.unknown) }
        switch value {
        case 0x00...0x1f, 0x7f: return Key.control(byte: UInt8(value)).with(modifiers)
        default: return Key(.scalar(scalar), modifiers)
        }
    }

    private func modifiers(_ parameter: Int) -> Key.Modifiers { Key.Modifiers(rawValue: max(0, parameter - 1) & 7) }

    /// The numbers; of one with parts after colons the first.
    private var numbers: [Int] {
        parameters.split(separator: 0x3b, omittingEmptySubsequences: false).map { part in
            Int(String(decoding: part.prefix { $0 != 0x3a }, as: UTF8.self)) ?? 1
        }
    }
}
