import RelayBytes
import RelayEvidence

/// What an API complains of, from its code and its words, whatever sentence they stand in.
enum TokenComplaint: Equatable {
    case userInactive
    case userUnknown
    /// The user's password was changed, or the token was put on a list.
    case revoked
    case expired
    case notYetValid
    case wrongType
    case claims
    case algorithm
    case signature
    /// simplejwt's sentence for a signature, an algorithm, an audience or a time that do not fit.
    case invalid
    /// Words that say nothing here, such as another language's.
    case unknown

    init(_ answer: SimpleJWTAnswer) {
        let words = ((answer.code ?? "") + " " + answer.text).asciiLowercased
        // simplejwt says "for any token type" over every complaint.
        let rest = words.place(of: "for any token type").map { words[..<$0.lowerBound] + words[$0.upperBound...] }
        func has(_ any: String...) -> Bool { any.contains { (rest ?? words[...]).place(of: $0) != nil } }
        let isOfUser = has("user", "account")
        self =
            if has("inactive", "not active", "disabled", "deactivated", "suspended") {
                .userInactive
            } else if has("identification") {
                .claims
            } else if isOfUser,
                has("not found", "not_found", "does not exist", "no such", "no user", "unknown", "deleted")
            {
                .userUnknown
            } else if has("blacklist", "revoked", "password_changed", "password has been changed") {
                .revoked
            } else if has("invalid or expired", "expired or invalid") {
                .invalid
            } else if has("expired") {
                .expired
            } else if has("not yet valid", "immature", "in the future") {
                .notYetValid
            } else if has("wrong type", "token type", "token_type") {
                .wrongType
            } else if has("has no id", "has no type", "has no 'exp'", "claim", "jti", "audience", "issuer") {
                .claims
            } else if has("algorithm", "alg value") {
                .algorithm
            } else if has("signature") {
                .signature
            } else if answer.text == "Token is invalid" {
                .invalid
            } else {
                .unknown
            }
    }
}
