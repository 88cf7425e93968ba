import RelayBytes
import RelayCrypto
import RelayJWT

/// Signs tokens as simplejwt does: HS256, no kid, `user_id` as text.
struct TokenIssuer: Sendable {
    let key: SigningKey
    let accessLifetime: Duration
    /// Issues every token as if it had been signed long ago.
    let issuesExpired: Bool

    func token(
        _ type: SimpleJWTDialect.TokenType, for user: RelayUser, at now: UnixTime,
        using random: inout some RandomNumberGenerator
    ) throws(SigningFault) -> String {
        let lifetime = type == .access ? accessLifetime : SimpleJWT.refreshLifetime
        let issued = issuesExpired ? now + (.zero - lifetime - .seconds(60)) : now
        let claims = SimpleJWT.mint(
            type: type, userID: String(user.id), lifetime: lifetime, now: issued,
            jti: SimpleJWT.identifier(using: &random))
        return try OpenSSLSigner.sign(header: JOSEHeader(.hs256), claims: claims, key: key)
    }
}
