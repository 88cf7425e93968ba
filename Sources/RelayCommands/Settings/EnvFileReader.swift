import RelayBytes

/// Reads `KEY=VALUE` lines as python-dotenv reads them, without filling in variables.
///
/// A value is bare (a comment begins with a blank and `#`), in single quotes (`\'` and `\\` are escapes) or in double
/// quotes (`\n \r \t \" \\` are); a quoted one may go over several lines. `export` may stand before the name.
struct EnvFileReader {
    struct Assignment: Equatable {
        let name: String
        let value: [UInt8]
        /// Where the name stands, counted from 1.
        let line: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // The mark that some editors put before UTF-8.
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// The next assignment; nil at the end.
    mutating func next() throws(EnvFile.Fault) -> Assignment? {
        skipEmptyLines()
        guard position < bytes.count else { return nil }
        let start = line
        var name = takeName()
        if name == "export", current == 0x20 || current == 0x09 {
            skipBlanks()
            name = takeName()
        }
        guard !name.isEmpty else { throw fault("a line is NAME=VALUE", start) }
        skipBlanks()
        guard current == 0x3d else { throw fault("there is no = behind \(name)", start) }
        position += 1
        skipBlanks()
        let value: [UInt8]
        switch current {
        case 0x27: value = try takeQuoted(name, 0x27, escapes: [0x27: 0x27, 0x5c: 0x5c])
        case 0x22:
            value = try takeQuoted(
                name, 0x22, escapes: [0x22: 0x22, 0x5c: 0x5c, 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09])
        default: value = takeBare()
        }
        guard !value.contains(0) else { throw fault("there is a NUL in the value of \(name)", start) }
        return Assignment(name: name, value: value, line: start)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// A carriage return counts as the end of a line only before a newline or the end.
    private var isAtLineEnd: Bool {
        guard let byte = current else { return true }
        if byte == 0x0a { return true }
        return byte == 0x0d && (position + 1 == bytes.count || bytes[position + 1] == 0x0a)
    }

    private mutating func skipBlanks() { while current == 0x20 || current == 0x09 { position += 1 } }

    private mutating func skipToLineEnd() { while !isAtLineEnd { position += 1 } }

    private mutating func skipEmptyLines() {
        while position < bytes.count {
            skipBlanks()
            if current == 0x23 { skipToLineEnd() }
            guard isAtLineEnd, position < bytes.count else { return }
            if current == 0x0d { position += 1 }
            if current == 0x0a {
                position += 1
                line += 1
            }
        }
    }

    private mutating func takeName() -> String {
        let start = position
        while let byte = current, ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x5f || byte == 0x2e {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func takeBare() -> [UInt8] {
        let start = position
        while !isAtLineEnd {
            let isBlankBefore = bytes[position - 1] == 0x20 || bytes[position - 1] == 0x09
            if current == 0x23, isBlankBefore { break }
            position += 1
        }
        var value = bytes[start..<position]
        while value.last == 0x20 || value.last == 0x09 { value.removeLast() }
        skipToLineEnd()
        return Array(value)
    }

    private mutating func takeQuoted(
        _ name: String, _ quote: UInt8, escapes: [UInt8: UInt8]
    ) throws(EnvFile.Fault) -> [UInt8] {
        let start = line
        var value: [UInt8] = []
        position += 1
        while let byte = current {
            position += 1
            if byte == quote {
                try endLine(behind: name)
                return value
            }
            if byte == 0x0a { line += 1 }
            if byte == 0x5c, let next = current, let meant = escapes[next] {
                value.append(meant)
                position += 1
            } else {
                value.append(byte)
            }
        }
        throw fault("the quotation of \(name) does not end", start)
    }

    /// Behind a quotation only a comment may stand.
    private mutating func endLine(behind name: String) throws(EnvFile.Fault) {
        skipBlanks()
        if current == 0x23 { skipToLineEnd() }
        guard isAtLineEnd else { throw fault("there is something behind the quotation of \(name)", line) }
    }

    private func fault(_ message: String, _ line: Int) -> EnvFile.Fault { EnvFile.Fault(line: line, message: message) }
}
