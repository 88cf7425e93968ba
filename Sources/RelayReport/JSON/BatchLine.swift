import RelayBytes
import RelayJWT

/// The line of a plain valid token, as `TokenJSON.line` would write it, put together from bytes.
package enum BatchLine {
    /// Appends the line and its line break.
    package static func append(_ token: BatchJudge.Plain, number: Int, now: UnixTime, to output: inout [UInt8]) {
        let claims = token.claims
        output.append(contentsOf: "{\"line\":".utf8)
        output.append(contentsOf: String(number).utf8)
        output.append(contentsOf: ",\"verdict\":\"valid\",\"reason\":null,\"valid\":true,\"exit\":0,\"alg\":\"".utf8)
        output.append(contentsOf: token.algorithm.rawValue.utf8)
        output.append(contentsOf: "\",\"kid\":null,\"subject\":{\"sub\":".utf8)
        append(claims.sub, token, to: &output)
        output.append(contentsOf: ",\"user_id\":".utf8)
        append(claims.userID, token, to: &output)
        output.append(contentsOf: ",\"token_type\":".utf8)
        append(claims.tokenType, token, to: &output)
        output.append(contentsOf: ",\"jti\":".utf8)
        append(claims.jti, token, to: &output)
        output.append(contentsOf: "},\"expires_at\":".utf8)
        output.append(contentsOf: String(claims.exp ?? 0).utf8)
        output.append(contentsOf: ",\"expires_in_s\":".utf8)
        output.append(contentsOf: String((claims.exp ?? 0) - now.seconds).utf8)
        output.append(contentsOf: ",\"failed\":[],\"server_message\":null}\n".utf8)
    }

    private static func append(_ range: Range<Int>?, _ token: BatchJudge.Plain, to output: inout [UInt8]) {
        if let range { output.append(contentsOf: token.payload[range]) } else { output.append(contentsOf: "null".utf8) }
    }
}
