import RelayBytes

extension SimpleJWTDialect {
    /// What the server will say, or nil where it lets the token in; the order is that of PyJWT 2.10 and then of
    /// simplejwt 5.5.1, and the first rule that fails speaks.
    ///
    /// `refusal` is why header or signature are refused, nil where they stand.
    func answer(
        to token: CompactToken, refusal: String?, policy: VerificationPolicy, now: UnixTime
    ) -> ServerMessage? {
        if let refusal { return Self.invalid(refusal) }
        let claims = token.claims
        return Self.timeAnswer(claims, policy.leeway, now) ?? Self.namesAnswer(claims, policy)
            ?? ownAnswer(claims, policy.leeway, now)
    }

    /// What the server says of text that is no token.
    static func answer(to fault: TokenFault) -> ServerMessage { invalid("DecodeError: \(fault)") }

    private static func invalid(_ cause: String) -> ServerMessage {
        ServerMessage(text: "Token is invalid", cause: cause)
    }

    private static func missing(_ claim: String) -> ServerMessage {
        invalid("MissingRequiredClaimError: Token is missing the \"\(claim)\" claim")
    }

    private static func uncaught(_ exception: String, _ cause: String) -> ServerMessage {
        ServerMessage(status: 500, code: nil, text: "uncaught \(exception)", cause: cause)
    }

    /// PyJWT: iat, nbf, exp, each through `int()`.
    private static func timeAnswer(_ claims: ClaimsSet, _ leeway: Duration, _ now: UnixTime) -> ServerMessage? {
        let latest = now.saturated(adding: leeway)
        let earliest = now.saturated(adding: .zero - leeway)
        for name in ["iat", "nbf", "exp"] {
            guard let value = claims[name] else { continue }
            switch PythonInteger(value) {
            case .valueError: return invalid("DecodeError: \(name) must be an integer")
            // PyJWT 2.15 catches these too.
            case .typeError, .overflowError:
                return invalid(
                    "DecodeError: \(name) must be an integer (PyJWT 2.10 raises, and the server answers 500)")
            case .value(let date) where name == "exp":
                guard date <= earliest else { continue }
                return ServerMessage(text: "Token is expired", cause: "ExpiredSignatureError: Signature has expired")
            case .value(let date):
                guard date > latest else { continue }
                return invalid("ImmatureSignatureError: The token is not yet valid (\(name))")
            }
        }
        return nil
    }

    /// PyJWT: iss and aud where the settings name them, then the types of sub and jti.
    private static func namesAnswer(_ claims: ClaimsSet, _ policy: VerificationPolicy) -> ServerMessage? {
        if let issuer = policy.issuer {
            guard claims.iss.isPresent else { return missing("iss") }
            if !(claims.iss.value?.isExactly(issuer) ?? false) { return invalid("InvalidIssuerError: Invalid issuer") }
        }
        if !policy.audiences.isEmpty {
            guard claims.aud.isPresent else { return missing("aud") }
            let named = claims.aud.value ?? []
            if !named.contains(where: { one in policy.audiences.contains { $0.isExactly(one) } }) {
                return invalid("InvalidAudienceError: Audience doesn't match")
            }
        }
        if case .mistyped = claims.sub { return invalid("InvalidSubjectError: Subject must be a string") }
        if case .mistyped = claims.jti { return invalid("InvalidJTIError: JWT ID must be a string") }
        return nil
    }

    /// simplejwt: exp, jti, token_type, and then the user.
    private func ownAnswer(_ claims: ClaimsSet, _ leeway: Duration, _ now: UnixTime) -> ServerMessage? {
        switch claims["exp"] {
        case nil: return ServerMessage(text: "Token has no 'exp' claim")
        case .string?: return Self.uncaught("TypeError", "datetime of a string")
        case .number(let number)? where !NumericDate(number).isInCalendar:
            return Self.uncaught("ValueError", "year out of range")
        default: break
        }
        guard claims.jti.isPresent else { return ServerMessage(text: "Token has no id") }
        if tokenType != .any {
            guard claims["token_type"] != nil else { return ServerMessage(text: "Token has no type") }
            let type = claims.tokenType.value
            if !(type?.isExactly(tokenType.rawValue) ?? false) { return ServerMessage(text: "Token has wrong type") }
        }
        switch claims.userID {
        case .absent: return ServerMessage(text: "Token contained no recognizable user identification")
        case .value(let text) where Int64(text) == nil: return Self.uncaught("ValueError", "user_id is no integer")
        default: return nil
        }
    }
}
