/// A JSON text as a value (RFC 8259): members keep their order, numbers keep their digits.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// A number as it was written; converting is the reader's decision, so `9007199254740993` survives.
package struct JSONNumber: Equatable, Sendable {
    /// The number's source text, known to match the grammar of RFC 8259 section 6.
    package let text: String

    init(unchecked text: String) { self.text = text }

    package init(_ value: some BinaryInteger) { text = String(value) }

    /// A finite number; infinities and NaN, which JSON cannot carry, become 0.
    package init(_ value: Double) {
        // Rounding would need the C library's mathematics.
        if value.magnitude < 0x1p53, Double(Int64(value)) == value {
            text = String(Int64(value))
        } else {
            text = value.isFinite ? "\(value)" : "0"
        }
    }

    /// The value if the text is an integer literal that fits.
    package var int64: Int64? { Int64(text) }

    /// The nearest binary64; infinite beyond its range.
    package var double: Double { Double(text) ?? .infinity }
}

/// The members of an object in the order of the text.
package struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    /// A name and its value.
    package struct Member: Equatable, Sendable {
        package let name: String
        package var value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var members: [Member]

    package init(members: [Member] = []) { self.members = members }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        members = elements.map { Member(name: $0.0, value: $0.1) }
    }

    /// Adds a member at the end, also if the name is there already.
    package mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    /// The value of the last member of that name, compared byte for byte. Setting nil removes the name.
    package subscript(name: String) -> JSONValue? {
        get { members.last { $0.name.hasSameBytes(as: name) }?.value }
        set {
            guard let value = newValue else { return members.removeAll { $0.name.hasSameBytes(as: name) } }
            if let index = members.lastIndex(where: { $0.name.hasSameBytes(as: name) }) {
                members[index].value = value
            } else {
                append(name, value)
            }
        }
    }
}

extension JSONValue {
    /// The value of the last member of that name, if this is an object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    /// The text, if this is a string.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The truth value, if this is one.
    package var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The number, if this is one.
    package var number: JSONNumber? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// The integer, if this is a number whose text is an integer literal that fits.
    package var int: Int64? { number?.int64 }

    /// The elements, if this is an array.
    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members, if this is an object.
    package var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(members: elements.map { .init(name: $0.0, value: $0.1) }))
    }
    package init(nilLiteral: ()) { self = .null }

    package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
    package init(_ value: (some BinaryInteger)?) { self = value.map { .number(JSONNumber($0)) } ?? .null }
    package init(_ value: Double?) { self = value.map { .number(JSONNumber($0)) } ?? .null }
    package init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }
}
