import RelayBytes
import RelayDiagnosis
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

    /// The document of `token verify --json`; `skew` is the server's clock minus ours, where that was asked for.
    package static func verdict(_ verdict: TokenVerdict, skew: Duration? = nil) -> JSONValue {
        [
            "schema": "relayctl.token.verify/1", "verdict": .string(verdict.kind.rawValue),
            "reason": JSONValue(verdict.reason), "valid": .bool(verdict.isValid),
            "exit": .number(JSONNumber(ExitStatus(verdict).rawValue)),
            "signature": signature(verdict.signature), "checks": .array(verdict.checks.map(check)),
            "time": time(verdict.token?.claims, now: verdict.judgedAt, leeway: verdict.leeway, skew: skew),
            "subject": subject(verdict.token?.claims), "server_message": JSONValue(verdict.serverMessage?.text),
            "server": verdict.dialect.map { server(verdict.serverMessage, $0) } ?? .null,
            "header": verdict.token.map { .object($0.header.members) } ?? .null,
            "claims": verdict.token.map { .object($0.claims.members) } ?? .null,
            "warnings": .array(verdict.warnings.map(warning)),
        ]
    }

    /// The document of one token among many: what a script asks for, without the token's own text.
    package static func line(_ verdict: TokenVerdict, number: Int) -> JSONValue {
        [
            "line": .number(JSONNumber(number)), "verdict": .string(verdict.kind.rawValue),
            "reason": JSONValue(verdict.reason), "valid": .bool(verdict.isValid),
            "exit": .number(JSONNumber(ExitStatus(verdict).rawValue)), "alg": JSONValue(verdict.signature.alg),
            "kid": JSONValue(verdict.signature.key?.kid), "subject": subject(verdict.token?.claims),
            "expires_at": verdict.token?.claims.exp.value.map { .number($0.number) } ?? .null,
            "expires_in_s": JSONValue(verdict.remaining?.seconds),
            "failed": .array(verdict.failures.map(check)), "server_message": JSONValue(verdict.serverMessage?.text),
        ]
    }

    private static func server(_ message: ServerMessage?, _ dialect: SimpleJWTDialect) -> JSONValue {
        [
            "dialect": "simplejwt", "token_type": .string(dialect.tokenType.rawValue), "accepts": .bool(message == nil),
            "status": JSONValue(message?.status), "code": JSONValue(message?.code), "message": JSONValue(message?.text),
            "cause": JSONValue(message?.cause), "body": message?.body(for: dialect.tokenType) ?? .null,
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

    private static func time(
        _ claims: ClaimsSet?, now: UnixTime, leeway: Duration, skew: Duration? = nil
    ) -> JSONValue {
        let expiry = claims?.exp.value
        return [
            "now": .number(JSONNumber(now.seconds)), "leeway": JSONValue(leeway.milliseconds / 1000),
            "issued_at": claims?.iat.value.map { .number($0.number) } ?? .null,
            "expires_at": expiry.map { .number($0.number) } ?? .null,
            "expires_in_s": JSONValue(expiry.map { TimeSpan(from: now, to: $0.time).seconds }),
            "lifetime_s": JSONValue(claims?.lifetimeSeconds), "skew_s": JSONValue(skew.map { $0.milliseconds / 1000 }),
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

    /// The document of `token mint --json`.
    package static func minted(_ token: String, header: JOSEHeader, claims: ClaimsSet, key: KeyFacts) -> JSONValue {
        [
            "schema": "relayctl.token.mint/1", "token": .string(token), "header": .object(header.members),
            "claims": .object(claims.members), "key": self.key(key),
        ]
    }

    /// The document of `token expires --json`.
    package static func expiry(_ expiry: NumericDate?, ends: Bool, within: Duration, now: UnixTime) -> JSONValue {
        [
            "schema": "relayctl.token.expires/1", "expires": .bool(ends),
            "within_s": JSONValue(within.milliseconds / 1000),
            "now": .number(JSONNumber(now.seconds)), "expires_at": expiry.map { .number($0.number) } ?? .null,
            "expires_in_s": JSONValue(expiry.map { TimeSpan(from: now, to: $0.time).seconds }),
        ]
    }

    /// The document of `token diff --json`.
    package static func comparison(_ comparison: TokenComparison) -> JSONValue {
        let rows = comparison.rows.map { row -> JSONValue in
            [
                "place": .string(row.place), "name": .string(row.name), "relation": .string(row.relation.rawValue),
                "a": row.a ?? .null, "b": row.b ?? .null,
            ]
        }
        let sides = [comparison.a, comparison.b].enumerated().map { index, token -> JSONValue in
            comparison.verdicts.count == 2
                ? verdict(comparison.verdicts[index]) : decoded(token, warnings: [], now: comparison.judgedAt)
        }
        return [
            "schema": "relayctl.token.diff/1", "differs": .bool(comparison.differs), "rows": .array(rows),
            "a": sides[0], "b": sides[1],
        ]
    }
}
