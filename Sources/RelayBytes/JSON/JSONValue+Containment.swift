extension JSONValue {
    /// Whether `other` holds all that this value states: an object may have further members, arrays are of equal
    /// length, numbers are compared by value.
    package func isContained(in other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let wanted), .object(let given)):
            return wanted.members.allSatisfy { member in
                given[member.name].map { member.value.isContained(in: $0) } ?? false
            }
        case (.array(let wanted), .array(let given)):
            return wanted.count == given.count && zip(wanted, given).allSatisfy { $0.isContained(in: $1) }
        case (.number(let wanted), .number(let given)):
            if let left = wanted.int64, let right = given.int64 { return left == right }
            return wanted.text == given.text || wanted.double == given.double && wanted.double.isFinite
        default: return self == other
        }
    }
}
