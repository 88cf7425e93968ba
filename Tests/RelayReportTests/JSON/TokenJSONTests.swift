import RelayBytes
import RelayJWT
import RelayReport
import Testing

@Suite struct TokenJSONTests {
    private func names(_ value: JSONValue?) -> [String] { value?.object?.members.map(\.name) ?? [] }

    @Test("decode") func decode() throws {
        let token = try CompactToken(Tokens.access(expiresIn: -724).reveal())
        let document = TokenJSON.decoded(token, warnings: [], now: Tokens.now)
        #expect(names(document) == ["schema", "verified", "header", "claims", "time", "subject", "warnings"])
        #expect(document["schema"] == "relayctl.token.decode/1" && document["verified"] == false)
        #expect(document["time"]?["expires_in_s"] == -724 && document["time"]?["lifetime_s"] == 356)
        #expect(document["subject"] == ["sub": nil, "user_id": "1", "token_type": "access", "jti": "abc"])
    }

    @Test("verify", arguments: [(Int64(60), "valid", true), (-60, "expired", false)])
    func verify(expiresIn: Int64, verdict: String, isValid: Bool) {
        let document = TokenJSON.verdict(Tokens.verdict(Tokens.access(expiresIn: expiresIn)))
        #expect(
            names(document) == [
                "schema", "verdict", "reason", "valid", "exit", "signature", "checks", "time", "subject",
                "server_message",
                "server", "header", "claims", "warnings",
            ])
        #expect(document["verdict"]?.string == verdict && document["valid"]?.bool == isValid)
        #expect(document["signature"]?["checked"] == true && document["signature"]?["ok"] == true)
        #expect(document["header"]?["alg"] == "HS256" && document["claims"]?["user_id"] == "1")
    }

    @Test("what is no token has nulls where its parts would be") func malformed() {
        let document = TokenJSON.verdict(Tokens.verdict(Secret("a.b")))
        #expect(document["verdict"] == "malformed")
        #expect(document["header"] == .some(.null) && document["claims"] == .some(.null))
        #expect(document["time"]?["expires_at"] == .some(.null) && document["subject"]?["user_id"] == .some(.null))
    }

    @Test("a number beyond 2^53 keeps its digits") func digits() {
        let document = TokenJSON.verdict(Tokens.verdict(Tokens.text(#"{"n":9007199254740993}"#)))
        #expect(JSONWriter.write(document["claims"] ?? .null, .compact) == #"{"n":9007199254740993}"#)
    }
}
