import RelayBytes

/// The header of a token: what it says of its own signature (RFC 7515 section 4). Nothing in it is to be trusted.
package struct JOSEHeader: Equatable, Sendable {
    /// All parameters, in their order.
    package let members: JSONObject

    package init(_ members: JSONObject) { self.members = members }

    /// A header to sign with, in the order in which PyJWT writes it: alg, typ, kid.
    package init(_ algorithm: Algorithm, typ: String? = "JWT", kid: String? = nil) {
        var members: JSONObject = ["alg": .string(algorithm.rawValue)]
        if let typ { members.append("typ", .string(typ)) }
        if let kid { members.append("kid", .string(kid)) }
        self.members = members
    }

    package var alg: TypedMember<String> { members.text("alg") }

    /// The algorithm, where `alg` is a name that RFC 7518, 8037, 8812 or 9864 defines.
    package var algorithm: Algorithm? { alg.value.flatMap(Algorithm.init(name:)) }

    package var typ: TypedMember<String> { members.text("typ") }
    package var cty: TypedMember<String> { members.text("cty") }
    package var kid: TypedMember<String> { members.text("kid") }

    /// RFC 7519 section 5.2: the payload is itself a JWT.
    package var isNested: Bool { cty.value.map { MediaType.same($0, "JWT") } ?? false }

    /// RFC 7797 section 3: false where `b64` says so.
    package var encodesPayload: Bool { members.exactly("b64") != .bool(false) }

    /// The parameters that bring or point to a key, which are never followed (RFC 7515 section 4.1.2 to 4.1.6).
    package var keyReferences: [String] {
        ["jku", "jwk", "x5u", "x5c"].filter { members.exactly($0) != nil }
    }
}

/// A media type as `typ` and `cty` spell it: without case, `application/` left out where no other slash is (RFC 7515
/// section 4.1.9).
enum MediaType {
    static func same(_ left: String, _ right: String) -> Bool {
        isExactlyLower(short(left), short(right))
    }

    private static func isExactlyLower(_ left: String, _ right: String) -> Bool {
        left.asciiLowercased.isExactly(right.asciiLowercased)
    }

    private static func short(_ text: String) -> String {
        let prefix = "application/"
        guard text.asciiLowercased.hasPrefix(prefix) else { return text }
        let rest = text.dropFirst(prefix.count)
        return rest.contains("/") ? text : String(rest)
    }
}
