import RelayBytes
import RelayJWT
import RelayReport
import Testing

/// The short way of a batch writes what the long way writes.
@Suite struct BatchLineTests {
    /// To whom every signature matches.
    private struct Anyone: SignatureVerifier {
        let algorithms: [Algorithm] = [.hs256]

        func verify(
            _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
        ) -> SignatureOutcome {
            SignatureOutcome(.matches, key: KeyFacts(kind: .secret, bits: 512, kid: header.kid.value))
        }
    }

    private final class AnyoneInBulk: BulkVerifier {
        let kid: String?

        init(kid: String?) { self.kid = kid }

        func matches(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool { true }
    }

    private let now = UnixTime(seconds: 1_762_560_000)

    @Test(arguments: [
        #"{"token_type":"access","exp":1762560060,"iat":1762560000,"jti":"a","user_id":"1"}"#,
        #"{"exp":1762560001,"sub":"x","user_id":7}"#, #"{"sub":"x"}"#, #"{"iat":0}"#, #"{"exp":9999999999999}"#,
        #"{ "iss" : "https://a/" , "aud" : "b" , "exp" : 1762560060 }"#, #"{"jti":"","user_id":"","x":"/"}"#,
        #"{"exp":1762560060,"user_id":"no number"}"#, #"{"nbf":1762560000,"token_typ":"x","user_ids":5}"#,
        #"{"token_type":"access","exp":253402300799,"jti":"a","user_id":12345678901234}"#,
    ])
    func sameLine(payload: String) throws {
        for header in [#"{"alg":"HS256"}"#, #"{"alg":"HS256","kid":"k \"1\"","typ":"JWT"}"#] {
            let text = [header, payload, "x"].map { Base64URL.encode(Array($0.utf8)) }.joined(separator: ".")
            var judge = BatchJudge(verifier: Anyone(), policy: .init(), now: now) { _, header in
                AnyoneInBulk(kid: header.kid.value)
            }
            let line = Array(text.utf8)
            let found = judge.plainlyValid(line.span)
            let plain = try #require(found)
            var written: [UInt8] = []
            BatchLine.append(plain, payload: judge.payload, number: 3, now: now, to: &written)
            let full = JSONWriter.write(TokenJSON.line(judge.verdict(on: line), number: 3)) + "\n"
            #expect(String(decoding: written, as: UTF8.self) == full)
        }
    }
}
