import RelayBytes
import RelayJWT
import RelayReport
import Testing

@Suite struct TokenVerdictDocumentTests {
    @Test func theDocumentKeepsNumbersAndNamesEverything() {
        var policy = VerificationPolicy()
        policy.dialect = SimpleJWTDialect()
        let payload = #"{"token_type":"access","exp":1762559276,"big":9007199254740993,"jti":"x","user_id":"1"}"#
        let document = TokenJSON.verdict(verdict(payload, policy))
        #expect(document["schema"] == "relayctl.token.verify/1")
        #expect(document["verdict"] == "expired")
        #expect(document["reason"] == "exp")
        #expect(document["valid"] == false)
        #expect(document["server_message"] == "Token is expired")
        #expect(document["time"]?["expires_in_s"] == -724)
        #expect(document["time"]?["issued_at"] == .some(.null))
        #expect(document["subject"]?["user_id"] == "1")
        #expect(document["signature"]?["key"]?["bits"] == 512)
        #expect(JSONWriter.write(document).contains("9007199254740993"))
        let check = document["checks"]?.array?.first { $0["name"] == "exp" }
        #expect(
            check == [
                "name": "exp", "status": "fail", "expected": "> 1762560000", "actual": 1_762_559_276,
                "detail": "expired 724 s ago",
            ])
    }

    @Test func theDocumentOfWhatIsNoToken() {
        let verdict = TokenVerification.judge(token: Secret("abc"), verifier: nil, policy: .init(), now: now)
        #expect(TokenJSON.verdict(verdict)["verdict"] == "malformed")
        #expect(TokenJSON.verdict(verdict)["claims"] == .some(.null))
        #expect(!JSONWriter.write(TokenJSON.verdict(verdict)).contains("abc"))
    }

    private let now = UnixTime(seconds: 1_762_560_000)

    /// The verdict of a payload whose signature is taken for right.
    private func verdict(_ payload: String, _ policy: VerificationPolicy) -> TokenVerdict {
        let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))
        let text = "\(header).\(Base64URL.encode(Array(payload.utf8))).c2ln"
        return TokenVerification.judge(token: Secret(text), verifier: AcceptingVerifier(), policy: policy, now: now)
    }
}

/// Takes every signature for right.
private struct AcceptingVerifier: SignatureVerifier {
    let algorithms: [Algorithm] = [.hs256]

    func verify(
        _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
    ) -> SignatureOutcome { SignatureOutcome(.matches, key: KeyFacts(kind: .secret, bits: 512)) }
}
