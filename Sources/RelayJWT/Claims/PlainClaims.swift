import RelayBytes

/// The claims of a payload as libraries write them: one flat object of ASCII texts without escapes and of small whole
/// numbers. Where a payload is anything else there are none, and whoever asked reads it in full.
package struct PlainClaims: Sendable {
    /// Whole seconds since 1970; nil where the claim is absent.
    package private(set) var (exp, nbf, iat): (Int64?, Int64?, Int64?)
    /// Where the values stand in the payload, quotation marks included; nil where the claim is absent.
    package private(set) var (sub, jti, userID, tokenType): (Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?)

    /// More members are no plain payload.
    private static let mostMembers = 12

    /// The claims of the payload; nil where it is not plain.
    package init?(_ bytes: Span<UInt8>) {
        var reader = PlainReader(bytes)
        var names = InlineArray<12, PlainReader.Name>(repeating: PlainReader.Name())
        var count = 0
        guard reader.take(0x7b) else { return nil }
        repeat {
            guard count < Self.mostMembers, let name = reader.name(), reader.take(0x3a) else { return nil }
            for other in 0..<count where names[other].head == name.head && reader.areEqual(names[other], name) {
                return nil
            }
            names[count] = name
            count &+= 1
            guard let value = reader.value(), take(name, value) else { return nil }
        } while reader.take(0x2c)
        guard reader.take(0x7d), reader.isAtEnd else { return nil }
    }

    /// False for a claim that is not of its usual type.
    private mutating func take(_ name: PlainReader.Name, _ value: PlainReader.Value) -> Bool {
        switch (name.range.count, name.head) {
        case (3, Self.head("exp")): exp = value.number
        case (3, Self.head("nbf")): nbf = value.number
        case (3, Self.head("iat")): iat = value.number
        case (7, Self.head("user_id")):
            userID = value.range
            return true
        case (3, Self.head("sub")):
            sub = value.range
            return value.isText
        case (3, Self.head("jti")):
            jti = value.range
            return value.isText
        case (10, Self.head("token_ty")) where name.tail == Self.head("pe"):
            tokenType = value.range
            return value.isText
        case (3, Self.head("iss")), (3, Self.head("aud")): return value.isText
        default: return true
        }
        return value.number != nil
    }

    /// The bytes of a short name as one number.
    @inline(__always)
    private static func head(_ text: StaticString) -> UInt64 {
        text.withUTF8Buffer { unsafe $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }
}

/// Takes the plain parts of JSON text from bytes.
private struct PlainReader: ~Escapable {
    /// The name of a member: where it stands, its first eight bytes, and what follows them up to the tenth.
    struct Name {
        var range = 0..<0
        var head: UInt64 = 0
        var tail: UInt64 = 0
    }

    struct Value {
        let range: Range<Int>
        /// Of at most 15 digits; nil for a text.
        let number: Int64?
        var isText: Bool { number == nil }
    }

    private let bytes: Span<UInt8>
    private var position = 0

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    @_lifetime(self: copy self)
    mutating func take(_ byte: UInt8) -> Bool {
        while position < bytes.count, bytes[position] == 0x20 { position &+= 1 }
        guard position < bytes.count, bytes[position] == byte else { return false }
        position &+= 1
        return true
    }

    @_lifetime(self: copy self)
    mutating func name() -> Name? {
        guard let range = text() else { return nil }
        var name = Name(range: range)
        for offset in range {
            let place = offset &- range.lowerBound
            if place < 8 {
                name.head = name.head << 8 | UInt64(bytes[offset])
            } else if place < 10 {
                name.tail = name.tail << 8 | UInt64(bytes[offset])
            }
        }
        return name
    }

    func areEqual(_ left: Name, _ right: Name) -> Bool {
        guard left.range.count == right.range.count else { return false }
        return left.range.indices.allSatisfy { offset in
            bytes[offset] == bytes[right.range.lowerBound &+ offset &- left.range.lowerBound]
        }
    }

    /// The inside of a text.
    @_lifetime(self: copy self)
    mutating func text() -> Range<Int>? {
        guard take(0x22) else { return nil }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            position &+= 1
            if byte == 0x22 { return start..<(position &- 1) }
            guard byte >= 0x20, byte < 0x7f, byte != 0x5c else { return nil }
        }
        return nil
    }

    @_lifetime(self: copy self)
    mutating func value() -> Value? {
        while position < bytes.count, bytes[position] == 0x20 { position &+= 1 }
        guard position < bytes.count else { return nil }
        if bytes[position] == 0x22 {
            guard let inside = text() else { return nil }
            return Value(range: (inside.lowerBound &- 1)..<(inside.upperBound &+ 1), number: nil)
        }
        let start = position
        var number: Int64 = 0
        while position < bytes.count, ASCII.isDigit(bytes[position]) {
            number = number &* 10 &+ Int64(bytes[position] &- 0x30)
            position &+= 1
        }
        let count = position &- start
        // No leading zero, no fraction, no exponent: what follows is a comma or a brace, or the object is not plain.
        guard 1...15 ~= count, count == 1 || bytes[start] != 0x30 else { return nil }
        return Value(range: start..<position, number: number)
    }
}
