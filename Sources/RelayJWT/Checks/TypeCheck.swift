import RelayBytes

/// The header's `typ` is the media type that was asked for (RFC 8725 section 3.11), compared as RFC 7515 section 4.1.9
/// says.
package struct TypeCheck: ClaimCheck {
    private let expected: String?

    package init(_ expected: String?) { self.expected = expected }

    package func result(for token: CompactToken, now: UnixTime, leeway: Duration) -> TokenCheck {
        guard let expected else { return .skip("typ", "not asked") }
        switch token.header.typ {
        case .absent: return .fail("typ", .invalid, "the header has no typ", expected: expected)
        case .mistyped(let value):
            let words = "typ is \(value.kindInWords), not a string"
            return .fail("typ", .invalid, words, expected: expected, actual: value)
        case .value(let text):
            return MediaType.same(text, expected)
                ? .ok("typ", "as asked", expected: expected, actual: .string(text))
                : .fail(
                    "typ", .invalid, "typ is \"\(Printable.excerpt(text.utf8, limit: 60))\"", expected: expected,
                    actual: .string(text))
        }
    }
}
