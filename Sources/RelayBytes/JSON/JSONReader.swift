/// Reads a JSON text strictly (RFC 8259), without recursion.
package struct JSONReader: ~Escapable {
    /// How much is read of a text from outside; beyond it the text is refused.
    package struct Limits: Sendable {
        /// Levels of arrays and objects.
        package var depth = 512
        /// Values of all levels.
        package var values = Int.max
        /// Characters of a number.
        package var digits = Int.max

        package init() {}
    }

    private let bytes: Span<UInt8>
    private let limits: Limits
    private var values = 0
    private var offset = 0
    private var open: [Container] = []

    /// An array or object that is not closed yet; it grows in place.
    private struct Container {
        let isObject: Bool
        var elements: [JSONValue] = []
        var members: [JSONObject.Member] = []
        /// The names so far, where they are too many to compare one by one.
        var names = NameTable()
        /// The name of the member whose value is being read.
        var name = ""

        /// Whether no member has that name yet.
        mutating func isNew(_ name: String) -> Bool {
            guard members.count >= 12 else { return !members.contains { $0.name.hasSameBytes(as: name) } }
            return names.insert(name, at: members.count) { members[$0].name }
        }
    }

    @_lifetime(copy bytes)
    private init(_ bytes: Span<UInt8>, _ limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The value of the whole text.
    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONFault) -> JSONValue {
        try read(bytes.span, limits: limits)
    }

    /// The value of the whole text; duplicate names, trailing bytes and invalid UTF-8 are faults.
    package static func read(_ bytes: Span<UInt8>, limits: Limits = Limits()) throws(JSONFault) -> JSONValue {
        var validator = UTF8Validator()
        do throws(UTF8Validator.Fault) { try validator.consume(bytes) } catch {
            throw JSONFault(kind: .notUTF8, offset: error.offset)
        }
        guard validator.isComplete else { throw JSONFault(kind: .notUTF8, offset: bytes.count) }
        var reader = JSONReader(bytes, limits)
        return try reader.document()
    }

    private mutating func document() throws(JSONFault) -> JSONValue {
        skipWhitespace()
        if offset == bytes.count { throw JSONFault(kind: .empty, offset: offset) }
        while true {
            guard var value = try opening() else { continue }
            while !open.isEmpty {
                guard let closed = try append(value) else { break }
                value = closed
            }
            guard open.isEmpty else { continue }
            skipWhitespace()
            guard offset == bytes.count else { throw JSONFault(kind: .trailingBytes, offset: offset) }
            return value
        }
    }

    /// Puts the value into the innermost container; answers the container itself when that closes it.
    private mutating func append(_ value: JSONValue) throws(JSONFault) -> JSONValue? {
        let innermost = open.count - 1
        if open[innermost].isObject {
            open[innermost].members.append(.init(name: open[innermost].name, value: value))
            if try another(before: 0x7d) {
                try memberName()
                return nil
            }
            return .object(JSONObject(members: open.removeLast().members))
        }
        open[innermost].elements.append(value)
        return try another(before: 0x5d) ? nil : .array(open.removeLast().elements)
    }

    /// A scalar or an empty container; nil when a container was opened and its first element comes next.
    private mutating func opening() throws(JSONFault) -> JSONValue? {
        skipWhitespace()
        values += 1
        guard values <= limits.values else { throw JSONFault(kind: .tooMany(limit: limits.values), offset: offset) }
        switch try peek() {
        case 0x5b: return try container(isObject: false, end: 0x5d)
        case 0x7b: return try container(isObject: true, end: 0x7d)
        case 0x22: return .string(try string())
        case 0x74: return try literal("true", .bool(true))
        case 0x66: return try literal("false", .bool(false))
        case 0x6e: return try literal("null", .null)
        case 0x2d, 0x30...0x39: return .number(try number())
        case let byte: throw JSONFault(kind: .unexpected(byte), offset: offset)
        }
    }

    private mutating func container(isObject: Bool, end: UInt8) throws(JSONFault) -> JSONValue? {
        guard open.count < limits.depth else { throw JSONFault(kind: .tooDeep(limit: limits.depth), offset: offset) }
        offset += 1
        skipWhitespace()
        if try peek() == end {
            offset += 1
            return isObject ? .object(JSONObject()) : .array([])
        }
        open.append(Container(isObject: isObject))
        if isObject { try memberName() }
        return nil
    }

    /// Whether a comma announces another element, or `end` closes the container.
    private mutating func another(before end: UInt8) throws(JSONFault) -> Bool {
        skipWhitespace()
        let byte = try peek()
        guard byte == 0x2c || byte == end else { throw JSONFault(kind: .unexpected(byte), offset: offset) }
        offset += 1
        return byte == 0x2c
    }

    /// Reads a name and its colon into the innermost object.
    private mutating func memberName() throws(JSONFault) {
        skipWhitespace()
        let (start, innermost) = (offset, open.count - 1)
        guard try peek() == 0x22 else { throw JSONFault(kind: .unexpected(bytes[offset]), offset: offset) }
        let name = try string()
        // Swift compares strings by canonical equivalence; JSON names are compared by code point.
        guard open[innermost].isNew(name) else { throw JSONFault(kind: .duplicateName(name), offset: start) }
        open[innermost].name = name
        skipWhitespace()
        guard try peek() == 0x3a else { throw JSONFault(kind: .unexpected(bytes[offset]), offset: offset) }
        offset += 1
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for expected in word.description.utf8 {
            guard try peek() == expected else { throw JSONFault(kind: .unexpected(bytes[offset]), offset: offset) }
            offset += 1
        }
        return value
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        let start = offset
        if bytes[offset] == 0x2d { offset += 1 }
        if offset < bytes.count, bytes[offset] == 0x30 { offset += 1 } else { try digits(from: start) }
        if offset < bytes.count, bytes[offset] == 0x2e {
            offset += 1
            try digits(from: start)
        }
        if offset < bytes.count, bytes[offset] | 0x20 == 0x65 {
            offset += 1
            if offset < bytes.count, bytes[offset] == 0x2b || bytes[offset] == 0x2d { offset += 1 }
            try digits(from: start)
        }
        // "01" and "1x" are one bad number, not a number and a surprise.
        if offset < bytes.count, ASCII.isDigit(bytes[offset]) || ASCII.isLetter(bytes[offset]) {
            throw JSONFault(kind: .badNumber, offset: start)
        }
        guard offset - start <= limits.digits else {
            throw JSONFault(kind: .tooLong(limit: limits.digits), offset: start)
        }
        return JSONNumber(unchecked: text(start..<offset))
    }

    private mutating func digits(from start: Int) throws(JSONFault) {
        let first = offset
        while offset < bytes.count, ASCII.isDigit(bytes[offset]) { offset += 1 }
        guard offset > first else { throw JSONFault(kind: .badNumber, offset: start) }
    }

    private func peek() throws(JSONFault) -> UInt8 {
        guard offset < bytes.count else { throw JSONFault(kind: .unexpectedEnd, offset: offset) }
        return bytes[offset]
    }

    private mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0a, 0x0d: offset += 1
            default: return
            }
        }
    }

    private func text(_ range: Range<Int>) -> String {
        unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension JSONReader {
    /// The string that begins at the quotation mark under the cursor.
    private mutating func string() throws(JSONFault) -> String {
        offset += 1
        let start = offset
        while true {
            let byte = try peek()
            if byte == 0x22 {
                defer { offset += 1 }
                return text(start..<offset)
            }
            if byte == 0x5c { return try escapedString(from: start) }
            if byte < 0x20 { throw JSONFault(kind: .controlCharacter(byte), offset: offset) }
            offset += 1
        }
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var result = text(start..<offset)
        var plain = offset
        while true {
            let byte = try peek()
            if byte == 0x22 {
                result += text(plain..<offset)
                offset += 1
                return result
            }
            if byte < 0x20 { throw JSONFault(kind: .controlCharacter(byte), offset: offset) }
            guard byte == 0x5c else {
                offset += 1
                continue
            }
            result += text(plain..<offset)
            result.unicodeScalars.append(try escape())
            plain = offset
        }
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = offset
        offset += 1
        let byte = try peek()
        offset += 1
        switch byte {
        case 0x22, 0x5c, 0x2f: return Unicode.Scalar(byte)
        case 0x62: return "\u{8}"
        case 0x66: return "\u{c}"
        case 0x6e: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: return try unicodeEscape(from: start)
        default: throw JSONFault(kind: .badEscape, offset: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
        let first = try fourDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xdc00, offset + 1 < bytes.count, bytes[offset] == 0x5c, bytes[offset + 1] == 0x75 else {
            throw JSONFault(kind: .loneSurrogate, offset: start)
        }
        offset += 2
        let second = try fourDigits(from: start)
        guard 0xdc00...0xdfff ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        else { throw JSONFault(kind: .loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourDigits(from start: Int) throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Hex.value(of: try peek()) else { throw JSONFault(kind: .badEscape, offset: start) }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
