import RelayBytes

/// The claims of a payload as libraries write them: one flat object of ASCII texts without escapes and of small whole
/// numbers. Where a payload is anything else there are none, and whoever asked reads it in full.
package struct PlainClaims: Hashable, Sendable {
    /// Whole seconds since 1970; nil where the claim is absent.
    package private(set) var (exp, nbf, iat): (Int64?, Int64?, Int64?)
    /// Where the values stand in the payload, quotation marks included; nil where the claim is absent.
    package private(set) var (sub, jti, userID, tokenType): (Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?)

    /// More members are no plain payload.
    private static let mostMembers = 12

    /// The claims of the payload; nil where it is not plain.
    package init?(_ bytes: [UInt8]) {
        var reader = PlainReader(bytes)
        var names: [Range<Int>] = []
        names.reserveCapacity(Self.mostMembers)
        guard reader.take(0x7b) else { return nil }
        repeat {
            guard names.count < Self.mostMembers, let name = reader.text(), reader.take(0x3a) else { return nil }
            for other in names where bytes[other] == bytes[name] { return nil }
            names.append(name)
            guard let value = reader.value(), take(bytes[name], value) else { return nil }
        } while reader.take(0x2c)
        guard reader.take(0x7d), reader.isAtEnd else { return nil }
    }

    /// False for a claim that is not of its usual type.
    private mutating func take(_ name: ArraySlice<UInt8>, _ value: PlainReader.Value) -> Bool {
        switch name.count {
        case 3 where name.elementsEqual("exp".utf8): exp = value.number
        case 3 where name.elementsEqual("nbf".utf8): nbf = value.number
        case 3 where name.elementsEqual("iat".utf8): iat = value.number
        case 3 where name.elementsEqual("sub".utf8): sub = value.isText ? value.range : nil
        case 3 where name.elementsEqual("jti".utf8): jti = value.isText ? value.range : nil
        // A claim that has a rule and may have an expectation.
        case 3 where name.elementsEqual("aud".utf8) || name.elementsEqual("iss".utf8): return false
        case 7 where name.elementsEqual("user_id".utf8):
            userID = value.range
            return true
        case 10 where name.elementsEqual("token_type".utf8):
            tokenType = value.range
            return value.isText
        default: return true
        }
        let first = name.first
        return first == 0x73 || first == 0x6a ? value.isText : value.number != nil
    }
}

/// Takes the plain parts of JSON text from bytes.
private struct PlainReader {
    struct Value {
        let range: Range<Int>
        /// Of at most 15 digits; nil for a text.
        let number: Int64?
        var isText: Bool { number == nil }
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The inside of a text.
    mutating func text() -> Range<Int>? {
        guard take(0x22) else { return nil }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x22 {
                position += 1
                return start..<(position - 1)
            }
            guard byte >= 0x20, byte < 0x7f, byte != 0x5c else { return nil }
            position += 1
        }
        return nil
    }

    mutating func value() -> Value? {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        guard position < bytes.count else { return nil }
        if bytes[position] == 0x22 {
            guard let inside = text() else { return nil }
            return Value(range: (inside.lowerBound - 1)..<(inside.upperBound + 1), number: nil)
        }
        let start = position
        var number: Int64 = 0
        while position < bytes.count, ASCII.isDigit(bytes[position]) {
            number = number &* 10 &+ Int64(bytes[position] &- 0x30)
            position += 1
        }
        let count = position - start
        // No leading zero, no fraction, no exponent: what follows is a comma or a brace, or the object is not plain.
        guard 1...15 ~= count, count == 1 || bytes[start] != 0x30 else { return nil }
        return Value(range: start..<position, number: number)
    }
}
