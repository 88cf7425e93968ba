import RelayBytes

extension StringProtocol {
    /// Whether both texts are the same code points: Swift's `==` would take U+212A for `K` (RFC 7519 section 2 compares
    /// without any normalisation).
    package func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension JSONObject {
    /// The value of the member whose name is exactly this, code point by code point.
    package func exactly(_ name: String) -> JSONValue? { members.last { $0.name.isExactly(name) }?.value }

    /// The member as text: absent, a string, or something else.
    func text(_ name: String) -> TypedMember<String> {
        switch exactly(name) {
        case nil: .absent
        case .string(let text)?: .value(text)
        case let other?: .mistyped(other)
        }
    }
}
