import RelayBytes

/// A required text field of a serializer: its value, or DRF's complaint.
enum TextField {
    static func read(_ name: String, in object: JSONObject) -> Result<String, FieldFault> {
        switch object[name] {
        case nil: return .failure(FieldFault("This field is required."))
        case .null?: return .failure(FieldFault("This field may not be null."))
        case .string(let text)?:
            return text.isEmpty ? .failure(FieldFault("This field may not be blank.")) : .success(text)
        case .number(let number)?: return .success(number.text)
        default: return .failure(FieldFault("Not a valid string."))
        }
    }
}

/// DRF's words about a field.
struct FieldFault: Error, Equatable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }
}
