import RelayBytes

/// Texts as Python writes them, for log lines and error bodies.
package enum PythonText {
    /// `repr()` of a string: single quotes, everything that is not printable escaped.
    package static func repr(_ text: String) -> String {
        let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var result = quote
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "'" where quote == "'": result += "\\'"
            case _ where Printable.isUnsafe(scalar) && scalar.value < 0x100: result += "\\x" + hex(scalar.value, 2)
            case _ where Printable.isUnsafe(scalar) && scalar.value < 0x10000: result += "\\u" + hex(scalar.value, 4)
            case _ where Printable.isUnsafe(scalar): result += "\\U" + hex(scalar.value, 8)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + quote
    }

    /// What `json.loads` says about the text: `Expecting value: line 1 column 1 (char 0)`.
    package static func jsonComplaint(_ fault: JSONFault, in text: [UInt8]) -> String {
        var offset = min(fault.offset, text.count)
        switch fault.kind {
        case .unexpected, .unexpectedEnd: offset = brokenWord(text[..<offset]) ?? offset
        default: break
        }
        let before = text[..<offset]
        let line = before.count { $0 == 0x0a } + 1
        let column = offset - (before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0) + 1
        return "\(what(fault.kind, before)): line \(line) column \(column) (char \(offset))"
    }

    /// Where a word begins that is no literal: Python complains about its start, our reader about the letter.
    private static func brokenWord(_ before: ArraySlice<UInt8>) -> Int? {
        let start = before.lastIndex { !ASCII.isLetter($0) }.map { $0 + 1 } ?? before.startIndex
        guard start < before.endIndex, start == 0 || before[start - 1] != 0x5c else { return nil }
        return ["true", "false", "null"].contains { before[start...].elementsEqual($0.utf8) } ? nil : start
    }

    private static func what(_ kind: JSONFault.Kind, _ before: ArraySlice<UInt8>) -> String {
        switch kind {
        case .trailingBytes: return "Extra data"
        case .controlCharacter: return "Invalid control character at"
        case .badEscape, .loneSurrogate: return "Invalid \\escape"
        default: break
        }
        switch before.last(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) {
        case 0x7b?: return "Expecting property name enclosed in double quotes"
        case 0x22?, 0x5d?, 0x7d?: return "Expecting ',' delimiter"
        case let last? where ASCII.isDigit(last) || ASCII.isLetter(last): return "Expecting ',' delimiter"
        default: return "Expecting value"
        }
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
