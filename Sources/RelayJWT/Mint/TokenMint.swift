import RelayBytes

/// Puts a token together; the signature comes from a `Signer`.
package enum TokenMint {
    /// What is to be signed: header and claims as JSON in base64url, with a dot between (RFC 7515 section 5.1).
    package static func signingInput(header: JOSEHeader, claims: ClaimsSet) -> String {
        signingInput(header: header, payload: Array(JSONWriter.write(.object(claims.members)).utf8))
    }

    /// What is to be signed of any payload.
    package static func signingInput(header: JOSEHeader, payload: [UInt8]) -> String {
        let head = Base64URL.encode(Array(JSONWriter.write(.object(header.members)).utf8))
        return "\(head).\(Base64URL.encode(payload))"
    }

    /// The token's text.
    package static func compact(signingInput: String, signature: [UInt8]) -> String {
        "\(signingInput).\(Base64URL.encode(signature))"
    }
}

/// Signs header and claims with a key that is its own affair.
package protocol Signer: Sendable {
    associatedtype Key
    associatedtype Fault: Error

    /// The compact token; the algorithm is the header's.
    static func sign(header: JOSEHeader, claims: ClaimsSet, key: Key) throws(Fault) -> String
}
