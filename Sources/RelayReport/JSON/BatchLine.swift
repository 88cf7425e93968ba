import RelayBytes
import RelayJWT

/// The line of a plain valid token, as `TokenJSON.line` would write it, put together from bytes.
package enum BatchLine {
    /// Appends the line and its line break; the claims' ranges count in `payload`.
    package static func append(
        _ token: BatchJudge.Plain, payload: [UInt8], number: Int, now: UnixTime, to output: inout [UInt8]
    ) {
        let claims = token.claims
        let append = { (name: String, range: Range<Int>?, output: inout [UInt8]) in
            output.append(contentsOf: name.utf8)
            if let range { output.append(contentsOf: payload[range]) } else { output.append(contentsOf: "null".utf8) }
        }
        output.append(contentsOf: "{\"line\":".utf8)
        output.append(contentsOf: String(number).utf8)
        output.append(contentsOf: ",\"verdict\":\"valid\",\"reason\":null,\"valid\":true,\"exit\":0,\"alg\":\"".utf8)
        output.append(contentsOf: token.algorithm.rawValue.utf8)
        output.append(contentsOf: "\",\"kid\":".utf8)
        output.append(contentsOf: (token.kid.map { JSONWriter.write(.string($0)) } ?? "null").utf8)
        append(",\"subject\":{\"sub\":", claims.sub, &output)
        append(",\"user_id\":", claims.userID, &output)
        append(",\"token_type\":", claims.tokenType, &output)
        append(",\"jti\":", claims.jti, &output)
        output.append(contentsOf: "},\"expires_at\":".utf8)
        output.append(contentsOf: (claims.exp.map { String($0) } ?? "null").utf8)
        output.append(contentsOf: ",\"expires_in_s\":".utf8)
        output.append(contentsOf: (claims.exp.map { String($0 - now.seconds) } ?? "null").utf8)
        output.append(contentsOf: ",\"failed\":[],\"server_message\":null}\n".utf8)
    }
}
