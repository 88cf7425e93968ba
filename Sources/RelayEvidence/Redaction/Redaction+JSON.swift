import RelayBytes

extension Redaction {
    /// The value with no secret in its strings.
    package func apply(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number: value
        case .string(let text): .string(apply(text))
        case .array(let items): .array(items.map { apply($0) })
        case .object(let object): .object(apply(object))
        }
    }

    /// The object with no secret in its strings and names.
    package func apply(_ object: JSONObject) -> JSONObject {
        JSONObject(members: object.members.map { JSONObject.Member(name: apply($0.name), value: apply($0.value)) })
    }
}
