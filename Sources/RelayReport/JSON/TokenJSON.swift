import RelayBytes
import RelayJWT

/// The answers of `token decode` and `token verify` as JSON; numbers of the token keep their digits.
package enum TokenJSON {
    /// The document of `token decode --json`.
    package static func decoded(_ token: CompactToken, warnings: [TokenWarning], now: UnixTime) -> JSONValue {
        [
            "schema": "relayctl.token.decode/1", "verified": false, "header": .object(token.header.members),
            "claims": .object(token.claims.members), "time": time(token.claims, now: now, leeway: .zero),
            "subject": subject(token.claims), "warnings": .array(warnings.map(warning)),
        ]
    }

    /// The document of `token verify --json`.
    package static func verdict(_ verdict: TokenVerdict) -> JSONValue {
        [
            "schema": "relayctl.token.verify/1", "verdict": .string(verdict.kind.rawValue),
            "reason": JSONValue(verdict.reason), "valid": .bool(verdict.isValid),
            "signature": signature(verdict.signature), "checks": .array(verdict.checks.map(check)),
            "time": time(verdict.token?.claims, now: verdict.judgedAt, leeway: verdict.leeway),
            "subject": subject(verdict.token?.claims), "server_message": JSONValue(verdict.serverMessage?.text),
            "header": verdict.token.map { .object($0.header.members) } ?? .null,
            "claims": verdict.token.map { .object($0.claims.members) } ?? .null,
            "warnings": .array(verdict.warnings.map(warning)),
        ]
    }

    private static func signature(_ signature: TokenVerdict.Signature) -> JSONValue {
        [
            "checked": .bool(signature.checked), "ok": .bool(signature.matches), "alg": JSONValue(signature.alg),
            "key": signature.key.map(key) ?? .null,
        ]
    }

    private static func key(_ facts: KeyFacts) -> JSONValue {
        [
            "kind": .string(facts.kind.rawValue), "bits": .number(JSONNumber(facts.bits)),
            "curve": JSONValue(facts.curve?.rawValue), "kid": JSONValue(facts.kid), "source": JSONValue(facts.source),
        ]
    }

    private static func check(_ check: TokenCheck) -> JSONValue {
        [
            "name": .string(check.name), "status": .string(check.status.rawValue),
            "expected": JSONValue(check.expected), "actual": check.actual ?? .null, "detail": .string(check.detail),
        ]
    }

    private static func time(_ claims: ClaimsSet?, now: UnixTime, leeway: Duration) -> JSONValue {
        let expiry = claims?.exp.value
        return [
            "now": .number(JSONNumber(now.seconds)), "leeway": JSONValue(leeway.milliseconds / 1000),
            "issued_at": claims?.iat.value.map { .number($0.number) } ?? .null,
            "expires_at": expiry.map { .number($0.number) } ?? .null,
            "expires_in_s": JSONValue(expiry.map { TimeSpan(from: now, to: $0.time).seconds }),
            "lifetime_s": JSONValue(claims?.lifetimeSeconds),
        ]
    }

    private static func subject(_ claims: ClaimsSet?) -> JSONValue {
        [
            "sub": claims?["sub"] ?? .null, "user_id": claims?["user_id"] ?? .null,
            "token_type": claims?["token_type"] ?? .null, "jti": claims?["jti"] ?? .null,
        ]
    }

    private static func warning(_ warning: TokenWarning) -> JSONValue {
        ["code": .string(warning.code), "detail": .string(warning.detail)]
    }
}
