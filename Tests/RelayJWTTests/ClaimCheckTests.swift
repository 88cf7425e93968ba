import RelayBytes
import RelayJWT
import Testing

/// Each check against payloads; `now` is 1762560000.
@Suite struct ClaimCheckTests {
    @Test(
        "exp: expired at exp itself, leeway added",
        arguments: [
            ("1762560001", 0, "ok"), ("1762560000", 0, "expired.exp"), ("1762559999", 0, "expired.exp"),
            ("1762560000.5", 0, "ok"), ("1762559999.9", 0, "expired.exp"), ("1762559970", 60, "ok"),
            ("1762559940", 60, "expired.exp"), ("0", 0, "expired.exp"), ("-5", 0, "expired.exp"),
            ("-1e400", 0, "expired.exp"), ("1e400", 0, "invalid.exp_range"), ("9223372036854775808", 60, "ok"),
            ("1762560000000", 0, "ok"), (#""1762563600""#, 0, "invalid.exp_type"), ("true", 0, "invalid.exp_type"),
            ("null", 0, "invalid.exp_type"), ("[1762563600]", 0, "invalid.exp_type"), ("{}", 0, "invalid.exp_type"),
        ])
    func expiry(value: String, leeway: Int, result: String) throws {
        let check = try TestToken.check(ExpiryCheck(), #"{"exp":\#(value)}"#, leeway: .seconds(leeway))
        #expect(check.outcome == result)
    }

    @Test func expiryMayBeRequiredAndEndWithTheCalendar() throws {
        #expect(try TestToken.check(ExpiryCheck(), "{}").outcome == "skip")
        #expect(try TestToken.check(ExpiryCheck(isRequired: true), "{}").outcome == "invalid.exp")
        let python = ExpiryCheck(isRequired: true, endsWithCalendar: true)
        #expect(try TestToken.check(python, #"{"exp":1762560000000}"#).outcome == "invalid.exp_range")
        #expect(try TestToken.check(python, #"{"exp":null}"#).outcome == "invalid.exp_type")
    }

    @Test func expirySaysHowLong() throws {
        let check = try TestToken.check(ExpiryCheck(), #"{"exp":1762559276}"#)
        #expect(check.detail == "expired 724 s ago")
        #expect(check.expected == "> 1762560000")
        #expect(check.actual == 1_762_559_276)
    }

    @Test(
        "nbf and iat: not yet, leeway added",
        arguments: [
            ("1762560000", 0, "ok"), ("1762560001", 0, "notyet"), ("1762560000.5", 0, "notyet"),
            ("1762560030", 60, "ok"), ("1762560061", 60, "notyet"), ("-5", 0, "ok"), ("1e400", 0, "notyet"),
            (#""1""#, 0, "type"), ("null", 0, "type"),
        ])
    func beginning(value: String, leeway: Int, result: String) throws {
        for (name, check) in [("nbf", NotBeforeCheck() as any ClaimCheck), ("iat", IssuedAtCheck())] {
            let token = try TestToken.token(#"{"\#(name)":\#(value)}"#)
            let outcome = check.result(for: token, now: TestToken.now, leeway: .seconds(leeway)).outcome
            let expected = ["notyet": "notyet.\(name)", "type": "invalid.\(name)_type"][result] ?? result
            #expect(outcome == expected)
        }
    }

    @Test(
        "iss, sub and jti are exact strings",
        arguments: [
            (#""https://id.example""#, "ok"), (#""https://id.example/""#, "invalid"),
            (#""HTTPS://id.example""#, "invalid"),
            (#""""#, "invalid"), ("1", "invalid"), (#"["https://id.example"]"#, "invalid"), ("null", "invalid"),
        ])
    func texts(value: String, result: String) throws {
        let wanted = "https://id.example"
        let checks: [(String, any ClaimCheck)] = [
            ("iss", IssuerCheck(wanted)), ("sub", SubjectCheck(wanted)), ("jti", TokenIdentifierCheck(wanted)),
        ]
        for (name, check) in checks {
            let token = try TestToken.token(#"{"\#(name)":\#(value)}"#)
            let outcome = check.result(for: token, now: TestToken.now, leeway: .zero).outcome
            #expect(outcome == (result == "ok" ? "ok" : "invalid.\(name)"))
        }
    }

    @Test func withoutAnExpectationOnlyTheTypeCounts() throws {
        #expect(try TestToken.check(SubjectCheck(nil), #"{"sub":7}"#).outcome == "invalid.sub")
        #expect(try TestToken.check(SubjectCheck(nil), #"{"sub":"7"}"#).outcome == "ok")
        #expect(try TestToken.check(TokenIdentifierCheck(nil), #"{"jti":7}"#).outcome == "invalid.jti")
        #expect(try TestToken.check(TokenIdentifierCheck(nil), "{}").outcome == "skip")
        #expect(try TestToken.check(TokenIdentifierCheck(nil, isRequired: true), "{}").outcome == "invalid.jti")
        #expect(try TestToken.check(IssuerCheck(nil), #"{"iss":7}"#).outcome == "warn")
        #expect(try TestToken.check(IssuerCheck(nil), #"{"iss":"x"}"#).outcome == "skip")
    }

    @Test(
        "aud: one of the audiences, exactly",
        arguments: [
            (#""relaydesk""#, "ok"), (#"["a","relaydesk"]"#, "ok"), (#""other""#, "invalid.aud"),
            (#"["a","b"]"#, "invalid.aud"), (#""""#, "invalid.aud"), ("[]", "invalid.aud"), ("5", "invalid.aud"),
            (#"[5,"relaydesk"]"#, "invalid.aud"), (#""RelayDesk""#, "invalid.aud"), (#""relaydesk-x""#, "invalid.aud"),
            (#"{"relaydesk":1}"#, "invalid.aud"), ("null", "invalid.aud"),
        ])
    func audience(value: String, result: String) throws {
        #expect(try TestToken.check(AudienceCheck(["x", "relaydesk"]), #"{"aud":\#(value)}"#).outcome == result)
    }

    @Test func audienceIsNotNormalised() throws {
        // U+00E9 against e and U+0301: the same text to Swift, another audience to RFC 7519.
        #expect(try TestToken.check(AudienceCheck(["caf\u{e9}"]), "{\"aud\":\"cafe\u{301}\"}").outcome == "invalid.aud")
        #expect(try TestToken.check(AudienceCheck(["a"]), "{}").outcome == "invalid.aud")
        #expect(try TestToken.check(AudienceCheck([]), #"{"aud":"a"}"#).outcome == "skip")
    }

    @Test(
        "typ is a media type",
        arguments: [
            ("JWT", #""jwt""#, "ok"), ("at+jwt", #""application/at+jwt""#, "ok"),
            ("application/at+jwt", #""AT+JWT""#, "ok"),
            ("at+jwt", #""JWT""#, "invalid.typ"), ("at+jwt", "1", "invalid.typ"),
            ("a/b", #""application/a/b""#, "invalid.typ"),
        ])
    func type(wanted: String, typ: String, result: String) throws {
        let token = try TestToken.token(header: #"{"alg":"HS256","typ":\#(typ)}"#, "{}")
        #expect(TypeCheck(wanted).result(for: token, now: TestToken.now, leeway: .zero).outcome == result)
        let without = try TestToken.token(header: #"{"alg":"HS256"}"#, "{}")
        #expect(TypeCheck(wanted).result(for: without, now: TestToken.now, leeway: .zero).outcome == "invalid.typ")
    }

    @Test func requiredAndExpectedClaims() throws {
        #expect(try TestToken.check(RequiredClaimCheck("exp"), "{}").outcome == "invalid.exp")
        #expect(try TestToken.check(RequiredClaimCheck("exp"), #"{"exp":null}"#).outcome == "invalid.exp")
        #expect(try TestToken.check(RequiredClaimCheck("exp"), #"{"exp":0}"#).outcome == "ok")
        for (value, json, result) in [
            ("5", "5", "ok"), ("5", #""5""#, "ok"), ("true", "true", "ok"), ("admin", #"["user","admin"]"#, "ok"),
            ("5", "5.0", "invalid.role"), ("Admin", #""admin""#, "invalid.role"),
        ] {
            let check = ExpectedClaimCheck(ExpectedClaim(name: "role", value: value))
            #expect(try TestToken.check(check, #"{"role":\#(json)}"#).outcome == result)
        }
    }

    @Test(arguments: [("1762556400", "ok"), ("1762556399", "invalid.max_age"), ("-1e400", "invalid.max_age")])
    func maximumAge(iat: String, result: String) throws {
        #expect(try TestToken.check(MaximumAgeCheck(.seconds(3600)), #"{"iat":\#(iat)}"#).outcome == result)
        #expect(try TestToken.check(MaximumAgeCheck(.seconds(3600)), "{}").outcome == "invalid.max_age")
    }

    @Test func minimumRemaining() throws {
        let check = MinimumRemainingCheck(.seconds(120))
        #expect(try TestToken.check(check, #"{"exp":1762560120}"#).outcome == "ok")
        #expect(try TestToken.check(check, "{}").outcome == "ok")
        let short = try TestToken.check(check, #"{"exp":1762560119}"#)
        #expect(short.status == .fail && short.failure == nil)
    }
}

extension TokenCheck {
    /// `ok`, `skip`, `warn`, or the verdict and reason of a failure.
    var outcome: String { failure.map { "\($0.verdict.rawValue).\($0.reason)" } ?? status.rawValue }
}
