import RelayBytes
import RelayJWT
import Testing

@Suite struct CompactTokenTests {
    /// RFC 7515 appendix A.1.
    private static let example =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    @Test func theExampleOfTheRFCIsTakenApart() throws {
        let token = try CompactToken(Self.example)
        #expect(token.header.algorithm == .hs256)
        #expect(token.header.typ == .value("JWT"))
        #expect(token.claims.iss == .value("joe"))
        #expect(token.claims.exp.value?.text == "1300819380")
        #expect(token.claims["http://example.com/is_root"] == .bool(true))
        #expect(token.signature.prefix(4) == [116, 24, 223, 180])
        #expect(token.signature.count == 32)
        #expect(
            String(decoding: token.signingInput, as: UTF8.self) + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
                == Self.example)
    }

    @Test func aTokenIsNeverPrinted() throws {
        let token = try CompactToken(Self.example)
        #expect("\(token)" == "<jwt 179 bytes>")
        var dumped = ""
        dump(token, to: &dumped)
        #expect(!dumped.contains("joe"))
    }

    @Test(
        "what is not three segments of base64url is refused, and where",
        arguments: [
            ("", TokenFault(.empty)),
            ("abc", TokenFault(.segmentCount(1))),
            ("e30.e30", TokenFault(.segmentCount(2))),
            ("e30.e30.a.b", TokenFault(.segmentCount(4))),
            ("e30.e30...", TokenFault(.encrypted)),
            ("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d", TokenFault(.encrypted)),
            (#"{"payload":"e30","signatures":[]}"#, TokenFault(.jsonSerialization)),
            ("e30=.e30.AA", TokenFault(.padding, segment: .header, offset: 3)),
            ("e30.e30.A+A", TokenFault(.standardAlphabet, segment: .signature, offset: 9)),
            ("e30.e30.A/A", TokenFault(.standardAlphabet, segment: .signature, offset: 9)),
            ("e30.e\n30.AA", TokenFault(.whitespace, segment: .payload, offset: 5)),
            ("e30.e30.AA ", TokenFault(.whitespace, segment: .signature, offset: 10)),
            ("e30.e30.A\u{0}A", TokenFault(.foreignByte(0), segment: .signature, offset: 9)),
            ("e30.e30.AAAAA", TokenFault(.impossibleLength, segment: .signature, offset: 12)),
            ("e30.e31.AA", TokenFault(.spareBits, segment: .payload, offset: 6)),
            ("e30.e30.AB", TokenFault(.spareBits, segment: .signature, offset: 9)),
            ("W10.e30.AA", TokenFault(.notObject, segment: .header)),
            ("e30.W10.AA", TokenFault(.notObject, segment: .payload, offset: 4)),
            (".e30.AA", TokenFault(.notJSON(JSONFault.ofNothing), segment: .header)),
            ("e30..AA", TokenFault(.notJSON(JSONFault.ofNothing), segment: .payload, offset: 4)),
        ])
    func faults(text: String, fault: TokenFault) {
        #expect(throws: fault) { try CompactToken(text) }
    }

    @Test(
        "JSON that readers could disagree about is refused",
        arguments: [
            #"{"alg":"HS256","alg":"none"}"#, #"{"alg":"HS256","\u0061lg":"none"}"#, #"{"alg":"HS256"} x"#,
            #"{"alg":"\ud800"}"#, "{\"alg\":\"a\u{1}\"}", "\u{feff}{}", #"{"alg":01}"#, "{'alg':1}",
            String(repeating: "[", count: 2000),
        ])
    func strictJSON(header: String) {
        for (text, segment) in [
            (TestToken.text(header: header, "{}"), TokenSegment.header),
            (TestToken.text(header), .payload),
        ] {
            let fault = #expect(throws: TokenFault.self) { try CompactToken(text) }
            #expect(fault?.segment == segment)
            guard case .notJSON? = fault?.kind else {
                Issue.record("\(text): \(String(describing: fault))")
                continue
            }
        }
    }

    @Test(
        "UTF-8 is strict",
        arguments: [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xff], [0xf4, 0x90, 0x80, 0x80]] as [[UInt8]])
    func strictUTF8(bytes: [UInt8]) {
        let payload = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
        let fault = #expect(throws: TokenFault.self) { try CompactToken("e30.\(Base64URL.encode(payload)).AA") }
        #expect(fault?.segment == .payload)
    }

    @Test func aNestedTokenIsNamed() {
        let inner = Base64URL.encode(Array(TestToken.text("{}").utf8))
        let text = "\(Base64URL.encode(Array(#"{"alg":"HS256","cty":"jwt"}"#.utf8))).\(inner).AA"
        #expect(throws: TokenFault(.nested, segment: .payload, offset: 37)) { try CompactToken(text) }
    }

    @Test func aJWSMayCarryAnything() throws {
        // RFC 8037 appendix A.4.
        let text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.AA"
        let token = try CompactToken(jws: Array(text.utf8))
        #expect(String(decoding: token.payload, as: UTF8.self) == "Example of Ed25519 signing")
        #expect(token.claims.members.members.isEmpty)
        #expect(throws: TokenFault.self) { try CompactToken(text) }
    }

    @Test func aDetachedPayloadIsEncodedUnlessTheHeaderSaysNot() throws {
        let plain = try CompactToken(jws: Array("eyJhbGciOiJIUzI1NiJ9..AA".utf8), detached: Array("$.02".utf8))
        #expect(String(decoding: plain.signingInput, as: UTF8.self) == "eyJhbGciOiJIUzI1NiJ9.JC4wMg")
        // RFC 7797 section 4.2.
        let header = "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19"
        let raw = try CompactToken(jws: Array("\(header)..AA".utf8), detached: Array("$.02".utf8))
        #expect(String(decoding: raw.signingInput, as: UTF8.self) == "\(header).$.02")
        #expect(throws: TokenFault(.unencodedPayload, segment: .header)) { try CompactToken("\(header).e30.AA") }
    }

    @Test func manyMembersAndDeepNestingAreRead() throws {
        let many = (0..<20_000).map { #""c\#($0)":\#($0)"# }.joined(separator: ",")
        #expect(try TestToken.token("{\(many)}").claims["c19999"] == 19_999)
        let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        #expect(try TestToken.token(#"{"a":\#(deep)}"#).claims["a"] != nil)
    }
}

extension JSONFault {
    /// What reading no bytes at all gives.
    static let ofNothing: JSONFault = {
        do throws(JSONFault) { _ = try JSONReader.read([UInt8]()) } catch { return error }
        preconditionFailure("no bytes are no JSON")
    }()
}
