/// Why a text is not JSON, and at which byte.
package struct JSONFault: Error, Equatable, Sendable {
    /// The rule that was broken.
    package enum Kind: Equatable, Sendable {
        case empty
        case notUTF8
        case unexpected(UInt8)
        case unexpectedEnd
        case controlCharacter(UInt8)
        case badEscape
        /// `\ud800` without its partner: no Unicode text has it.
        case loneSurrogate
        case badNumber
        /// The same member name twice, compared after unescaping.
        case duplicateName(String)
        case tooDeep(limit: Int)
        /// Values.
        case tooMany(limit: Int)
        /// A number.
        case tooLong(limit: Int)
        case trailingBytes
    }

    package let kind: Kind
    /// In bytes from the start of the text.
    package let offset: Int

    package init(kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONFault: CustomStringConvertible {
    package var description: String {
        let what =
            switch kind {
            case .empty: "nothing there"
            case .notUTF8: "not UTF-8"
            case .unexpected(let byte): "unexpected \(Printable.escape([0x27, byte, 0x27]))"
            case .unexpectedEnd: "it ends too soon"
            case .controlCharacter: "a control character in a string"
            case .badEscape: "an escape that JSON does not have"
            case .loneSurrogate: "half of a surrogate pair"
            case .badNumber: "a number that JSON does not allow"
            case .duplicateName(let name): "the name \"\(Printable.excerpt(name.utf8, limit: 60))\" twice"
            case .tooDeep(let limit): "more than \(limit) levels"
            case .tooMany(let limit): "more than \(limit) values"
            case .tooLong(let limit): "a number of more than \(limit) characters"
            case .trailingBytes: "text after the end"
            }
        return "\(what) at byte \(offset)"
    }
}
