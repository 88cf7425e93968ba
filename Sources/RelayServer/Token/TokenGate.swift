import RelayBytes
import RelayJWT

/// Verifies tokens as simplejwt does and finds their user.
struct TokenGate: Sendable {
    let users: [RelayUser]
    private let verifier: any SignatureVerifier

    init(users: [RelayUser], verifier: any SignatureVerifier) {
        self.users = users
        self.verifier = verifier
    }

    /// The user whom a token of that type names.
    func user(
        of token: Secret, as type: SimpleJWTDialect.TokenType, at now: UnixTime
    ) throws(TokenRefusal) -> RelayUser {
        var policy = VerificationPolicy()
        policy.algorithms = [.hs256]
        policy.dialect = SimpleJWTDialect(type)
        policy.allowsWeakKeys = true
        let verdict = TokenVerification.judge(token: token, verifier: verifier, policy: policy, now: now)
        if let message = verdict.serverMessage { throw .token(message) }
        guard let text = verdict.token?.claims.userID.value, let id = Int(text) else {
            throw .token(ServerMessage(text: "Token is invalid"))
        }
        guard let user = users.first(where: { $0.id == id }) else { throw .userUnknown }
        guard user.isActive else { throw .userInactive }
        return user
    }
}
