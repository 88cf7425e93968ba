import RelayBytes
import RelayJWT
import Testing

@Suite struct ClaimsSetTests {
    private func claims(_ json: String) throws -> ClaimsSet { try TestToken.token(json).claims }

    @Test func absentAndNullAreNotTheSame() throws {
        #expect(try claims("{}").exp == .absent)
        #expect(try claims(#"{"exp":null}"#).exp == .mistyped(.null))
        #expect(try claims("{}")["exp"] == nil)
        #expect(try claims(#"{"exp":null}"#)["exp"] == .some(.null))
        #expect(try !claims("{}").exp.isPresent)
        #expect(try claims(#"{"exp":null}"#).exp.isPresent)
    }

    @Test(
        "aud is one string or many",
        arguments: [
            (#"{"aud":"a"}"#, TypedMember.value(["a"])), (#"{"aud":["a","b"]}"#, .value(["a", "b"])),
            (#"{"aud":[]}"#, .value([])), (#"{"aud":[5,"a"]}"#, .mistyped([5, "a"])), (#"{"aud":{}}"#, .mistyped([:])),
            (#"{}"#, .absent),
        ] as [(String, TypedMember<[String]>)])
    func audience(json: String, aud: TypedMember<[String]>) throws { #expect(try claims(json).aud == aud) }

    @Test(
        "user_id counts as the subject where there is no sub",
        arguments: [
            (#"{"user_id":"1"}"#, "1"), (#"{"user_id":1}"#, "1"),
            (#"{"user_id":9007199254740993}"#, "9007199254740993"),
            (#"{"user_id":"1","sub":"ann"}"#, "ann"), (#"{"sub":7}"#, "7"), (#"{"user_id":{}}"#, nil), (#"{}"#, nil),
        ] as [(String, String?)])
    func subject(json: String, subject: String?) throws { #expect(try claims(json).subject == subject) }

    @Test func namesAreComparedByCodePoint() throws {
        // U+212A, the Kelvin sign, equals K in Swift's eyes.
        #expect(try claims("{\"\u{212A}\":1}")["K"] == nil)
        #expect(try claims("{\"\u{212A}\":1}")["\u{212A}"] == 1)
    }

    @Test func lifetimeNeedsBothEnds() throws {
        #expect(try claims(#"{"exp":600,"iat":300}"#).lifetimeSeconds == 300)
        #expect(try claims(#"{"exp":600}"#).lifetimeSeconds == nil)
        #expect(try claims(#"{"exp":1e400,"iat":1}"#).lifetimeSeconds == nil)
        #expect(try claims(#"{"exp":9223372036854775807,"iat":-9223372036854775807}"#).lifetimeSeconds == nil)
    }
}
