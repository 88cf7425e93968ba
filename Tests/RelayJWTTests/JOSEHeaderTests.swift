import RelayBytes
import RelayJWT
import Testing

@Suite struct JOSEHeaderTests {
    private func header(_ json: String) throws -> JOSEHeader {
        JOSEHeader(try #require(try JSONReader.read(Array(json.utf8)).object))
    }

    @Test(
        "alg is required, a string, exact, and never none",
        arguments: [
            (#"{}"#, [HeaderFault.algorithmMissing]), (#"{"alg":null}"#, [.algorithmNotText(.null)]),
            (#"{"alg":5}"#, [.algorithmNotText(5)]), (#"{"alg":["HS256"]}"#, [.algorithmNotText(["HS256"])]),
            (#"{"alg":"none"}"#, [.algorithmNone]), (#"{"alg":"NONE"}"#, [.algorithmNone]),
            (#"{"alg":"nOnE"}"#, [.algorithmNone]), (#"{"alg":"HS256"}"#, []),
        ])
    func algorithm(json: String, faults: [HeaderFault]) throws {
        #expect(try header(json).faults() == faults)
    }

    @Test(
        "crit is a list of extensions that are present and understood",
        arguments: [
            (#""crit":"exp""#, [HeaderFault.criticalNotArray("exp")]), (#""crit":null"#, [.criticalNotArray(.null)]),
            (#""crit":[]"#, [.criticalEmpty]), (#""crit":[1]"#, [.criticalNotText(1)]),
            (#""crit":["exp"],"exp":1"#, [.criticalUnknown("exp")]), (#""crit":["alg"]"#, [.criticalRegistered("alg")]),
            (#""crit":["x","x"],"x":1"#, [.criticalUnknown("x"), .criticalTwice("x")]),
            (#""crit":["b64"],"b64":true"#, [.criticalUnknown("b64")]),
            (#""b64":false"#, [.unencodedPayloadNotCritical]),
            (#""b64":false,"crit":["b64"]"#, [.criticalUnknown("b64")]),
        ])
    func critical(members: String, faults: [HeaderFault]) throws {
        #expect(try header(#"{"alg":"HS256",\#(members)}"#).faults() == faults)
    }

    @Test func anUnderstoodExtensionMustBePresent() throws {
        let absent = try header(#"{"alg":"HS256","crit":["b64"]}"#)
        #expect(absent.faults(understood: ["b64"]) == [.criticalAbsent("b64")])
        let present = try header(#"{"alg":"HS256","b64":false,"crit":["b64"]}"#)
        #expect(present.faults(understood: ["b64"]).isEmpty)
    }

    @Test("of a long crit the first names are complained about, and the rest are counted")
    func longCritical() {
        let names = (0..<100).map { JSONValue.string("n\($0)") }
        let long = JOSEHeader(["alg": "HS256", "crit": .array(names)])
        #expect(long.faults() == (0..<16).map { .criticalUnknown("n\($0)") } + [.criticalMore(84)])
        let whole = JOSEHeader(["alg": "HS256", "crit": .array(Array(names.prefix(16)))])
        #expect(whole.faults() == (0..<16).map { .criticalUnknown("n\($0)") })
    }

    @Test(arguments: ["5", "null", "{}", "[]"])
    func kidIsAString(kid: String) throws {
        let faults = try header(#"{"alg":"HS256","kid":\#(kid)}"#).faults()
        #expect(faults.map(\.reason) == ["kid"])
    }

    @Test(arguments: ["JWT", "jwt", "application/jwt", "APPLICATION/JWT"])
    func nestedByMediaType(cty: String) throws {
        #expect(try header(#"{"alg":"HS256","cty":"\#(cty)"}"#).isNested)
    }

    @Test func keysInTheHeaderAreNamed() throws {
        let header = try header(#"{"alg":"HS256","jku":"https://x","x5c":[],"jwk":{}}"#)
        #expect(header.keyReferences == ["jku", "jwk", "x5c"])
    }

    @Test func aHeaderToSignWithIsPyJWTs() {
        #expect(JSONWriter.write(.object(JOSEHeader(.hs256).members)) == #"{"alg":"HS256","typ":"JWT"}"#)
        let other = JOSEHeader(.es256, typ: nil, kid: "k")
        #expect(JSONWriter.write(.object(other.members)) == #"{"alg":"ES256","kid":"k"}"#)
    }
}
