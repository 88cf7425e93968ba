import RelayBytes

/// A claim that is a string and may be asked to be a certain one.
struct TextClaim {
    private let name: String
    private let claim: TypedMember<String>

    init(_ name: String, _ claim: TypedMember<String>) {
        self.name = name
        self.claim = claim
    }

    /// Without an expectation another type fails only where `typeMatters`.
    func check(against expected: String?, typeMatters: Bool) -> TokenCheck {
        switch (claim, expected) {
        case (.absent, nil): return .skip(name, "the token has no \(name)")
        case (.absent, let expected?):
            return .fail(name, .invalid, "the token has no \(name)", expected: expected)
        case (.mistyped(let value), let expected):
            let words = "\(name) is \(value.kindInWords), not a string"
            guard typeMatters || expected != nil else { return .warn(name, words, expected: "a string", actual: value) }
            return .fail(name, .invalid, words, expected: expected ?? "a string", actual: value)
        case (.value(let text), nil):
            guard typeMatters else { return .skip(name, "not asked") }
            return .ok(name, "a string", actual: .string(text))
        case (.value(let text), let expected?):
            return text.isExactly(expected)
                ? .ok(name, "as asked", expected: expected, actual: .string(text))
                : .fail(
                    name, .invalid, "\(name) is \"\(Printable.excerpt(text.utf8, limit: 80))\"", expected: expected,
                    actual: .string(text))
        }
    }
}
