import RelayBytes

/// Tokens as djangorestframework-simplejwt mints them.
package enum SimpleJWT {
    /// The claims of a token, in simplejwt's order: token_type, exp, iat, jti, user_id.
    ///
    /// `jti` is 32 hexadecimal digits of the caller's randomness; `sliding` has no `refresh_exp` here, and a token for
    /// no user no `user_id`.
    package static func mint(
        type: SimpleJWTDialect.TokenType, userID: String?, lifetime: Duration, now: UnixTime, jti: String
    ) -> ClaimsSet {
        let end = now.saturated(adding: lifetime)
        var claims = JSONObject()
        if type != .any { claims.append("token_type", .string(type.rawValue)) }
        claims.append("exp", .number(JSONNumber(end.seconds)))
        claims.append("iat", .number(JSONNumber(now.seconds)))
        claims.append("jti", .string(jti))
        if let userID { claims.append("user_id", .string(userID)) }
        return ClaimsSet(claims)
    }

    /// simplejwt's default lifetimes.
    package static let accessLifetime: Duration = .seconds(300)
    package static let refreshLifetime: Duration = .seconds(86_400)

    /// A `jti`: a version 4 UUID without its hyphens (RFC 9562 section 5.4), as Python's `uuid4().hex` writes it.
    package static func identifier(using generator: inout some RandomNumberGenerator) -> String {
        var bytes = (0..<2).flatMap { _ in
            let word = UInt64.random(in: .min ... .max, using: &generator)
            return stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        return Hex.encode(bytes)
    }
}
