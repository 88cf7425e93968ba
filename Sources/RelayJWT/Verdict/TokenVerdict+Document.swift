import RelayBytes

extension TokenVerdict {
    /// The document of `token verify --json`; numbers of the token keep their digits.
    package var document: JSONValue {
        [
            "schema": "relayctl.token.verify/1", "verdict": .string(kind.rawValue), "reason": JSONValue(reason),
            "valid": .bool(isValid), "signature": signature.document, "checks": .array(checks.map(\.document)),
            "time": times, "subject": subject, "server_message": JSONValue(serverMessage?.text),
            "header": token.map { .object($0.header.members) } ?? .null,
            "claims": token.map { .object($0.claims.members) } ?? .null,
            "warnings": .array(warnings.map { ["code": .string($0.code), "detail": .string($0.detail)] }),
        ]
    }

    private var times: JSONValue {
        let claims = token?.claims
        return [
            "now": .number(JSONNumber(now.seconds)), "leeway": .number(JSONNumber(leeway.components.seconds)),
            "issued_at": claims?.iat.value.map { .number($0.number) } ?? .null,
            "expires_at": claims?.exp.value.map { .number($0.number) } ?? .null,
            "expires_in_s": JSONValue(remaining?.seconds), "lifetime_s": JSONValue(claims?.lifetimeSeconds),
        ]
    }

    private var subject: JSONValue {
        let claims = token?.claims
        return [
            "sub": claims?["sub"] ?? .null, "user_id": claims?["user_id"] ?? .null,
            "token_type": claims?["token_type"] ?? .null, "jti": claims?["jti"] ?? .null,
        ]
    }
}

extension TokenVerdict.Signature {
    fileprivate var document: JSONValue {
        [
            "checked": .bool(checked), "ok": .bool(matches), "alg": JSONValue(alg),
            "key": key.map {
                [
                    "kind": .string($0.kind.rawValue), "bits": .number(JSONNumber($0.bits)),
                    "curve": JSONValue($0.curve?.rawValue), "kid": JSONValue($0.kid), "source": JSONValue($0.source),
                ]
            } ?? .null,
        ]
    }
}

extension TokenCheck {
    fileprivate var document: JSONValue {
        [
            "name": .string(name), "status": .string(status.rawValue), "expected": JSONValue(expected),
            "actual": actual ?? .null, "detail": .string(detail),
        ]
    }
}
