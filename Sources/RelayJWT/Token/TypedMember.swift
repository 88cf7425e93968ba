import RelayBytes

/// A header parameter or claim of which the type is fixed: absent, as it should be, or of another JSON type.
package enum TypedMember<Value: Sendable>: Sendable {
    case absent
    case value(Value)
    case mistyped(JSONValue)

    /// The value where there is one of the right type.
    package var value: Value? {
        guard case .value(let value) = self else { return nil }
        return value
    }

    /// Whether the member is there at all, of whatever type.
    package var isPresent: Bool {
        if case .absent = self { false } else { true }
    }
}

extension TypedMember: Equatable where Value: Equatable {}

extension JSONValue {
    /// What kind of JSON value this is, for a sentence: `a string`.
    var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
