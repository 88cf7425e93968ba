import RelayBytes

/// The claims of a JWT (RFC 7519 section 4), as they were written.
package struct ClaimsSet: Equatable, Sendable {
    /// All claims, in their order.
    package var members: JSONObject

    package init(_ members: JSONObject) { self.members = members }

    /// The claim of exactly that name.
    package subscript(name: String) -> JSONValue? { members.exactly(name) }

    // The registered claims of section 4.1.
    package var exp: TypedMember<NumericDate> { date("exp") }
    package var nbf: TypedMember<NumericDate> { date("nbf") }
    package var iat: TypedMember<NumericDate> { date("iat") }
    package var iss: TypedMember<String> { members.text("iss") }
    package var sub: TypedMember<String> { members.text("sub") }
    package var jti: TypedMember<String> { members.text("jti") }

    /// Section 4.1.3: one string is an array of one.
    package var aud: TypedMember<[String]> {
        switch members.exactly("aud") {
        case nil: return .absent
        case .string(let one)?: return .value([one])
        case .array(let elements)?:
            let texts = elements.compactMap(\.string)
            return texts.count == elements.count ? .value(texts) : .mistyped(.array(elements))
        case let other?: return .mistyped(other)
        }
    }

    // What simplejwt adds.
    package var tokenType: TypedMember<String> { members.text("token_type") }

    /// `user_id` as text: a string since simplejwt 5.5, a number before.
    package var userID: TypedMember<String> {
        switch members.exactly("user_id") {
        case nil: .absent
        case .string(let text)?: .value(text)
        case .number(let number)?: .value(number.text)
        case let other?: .mistyped(other)
        }
    }

    /// Whom the token is about: `sub`, or `user_id` where there is no `sub`; a number as its digits.
    package var subject: String? {
        switch members.exactly("sub") {
        case .string(let text)?: text
        case .number(let number)?: number.text
        default: userID.value
        }
    }

    /// From `iat` to `exp` in whole seconds, where both are there and fit.
    package var lifetimeSeconds: Int64? {
        guard let end = exp.value, let start = iat.value, end.isExact, start.isExact else { return nil }
        let (span, overflow) = end.time.seconds.subtractingReportingOverflow(start.time.seconds)
        return overflow ? nil : span
    }

    private func date(_ name: String) -> TypedMember<NumericDate> {
        switch members.exactly(name) {
        case nil: .absent
        case .number(let number)?: .value(NumericDate(number))
        case let other?: .mistyped(other)
        }
    }
}
