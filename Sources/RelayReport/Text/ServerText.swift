import RelayBytes
import RelayJWT

/// What the server will answer, and what to do about it: the second line of `token verify`.
enum ServerText {
    /// The line; nil where nobody knows which server reads the token.
    static func line(_ verdict: TokenVerdict) -> String? {
        guard let message = verdict.serverMessage else { return verdict.dialect.map { admission($0, verdict) } }
        let code = message.code.map { " \($0)" } ?? ""
        let cause = cause(of: message)
        var line = "server will say: \"\(Printable.escape(message.text))\" (\(message.status)\(code))"
        if message.isAmbiguous {
            line +=
                "; same text as wrong key, alg, aud, iss or clock skew: here it is \(cause?.words ?? "the token's form")"
        }
        if let fix = cause?.fix { line += "; fix: \(fix)" }
        return line
    }

    /// A server with simplejwt that wants this type and has this key lets it in.
    private static func admission(_ dialect: SimpleJWTDialect, _ verdict: TokenVerdict) -> String {
        let user = verdict.token?.claims.userID.value.map {
            " if user \(Printable.excerpt($0.utf8, limit: 40)) is active"
        }
        let whoever = verdict.isValid ? "will let it in" : "does not look at that and lets it in"
        return "server \(whoever)\(user ?? "")"
    }

    private struct Cause {
        let words: String
        let fix: String
    }

    /// By the exception behind the text, or by the text itself.
    private static func cause(of message: ServerMessage) -> Cause? {
        let hidden = (message.cause ?? "") + " " + message.text
        return causes.first { hidden.contains($0.0) }?.1
    }

    private static let causes: [(String, Cause)] = [
        ("Token is expired", Cause(words: "exp", fix: "log in again or POST /api/auth/refresh/")),
        (
            "InvalidSignatureError",
            Cause(
                words: "the signature", fix: "use the SECRET_KEY that the server runs with, or a token of this server")
        ),
        ("InvalidAlgorithmError", Cause(words: "alg", fix: "sign with the server's ALGORITHM (HS256 by default)")),
        (
            "not yet valid (iat)",
            Cause(words: "the clock (iat)", fix: "set both clocks by NTP, or LEEWAY on the server")
        ),
        ("not yet valid (nbf)", Cause(words: "nbf", fix: "wait, or set both clocks by NTP")),
        ("\"aud\"", Cause(words: "aud", fix: "issue it for the server's AUDIENCE")),
        ("InvalidAudienceError", Cause(words: "aud", fix: "issue it for the server's AUDIENCE")),
        ("\"iss\"", Cause(words: "iss", fix: "issue it as the server's ISSUER")),
        ("InvalidIssuerError", Cause(words: "iss", fix: "issue it as the server's ISSUER")),
        ("InvalidSubjectError", Cause(words: "sub", fix: "sub must be a string")),
        ("InvalidJTIError", Cause(words: "jti", fix: "jti must be a string")),
        ("wrong type", Cause(words: "token_type", fix: "send the access token of the login, not the refresh token")),
        ("out of range", Cause(words: "exp", fix: "exp counts seconds, not milliseconds")),
        ("user_id is no integer", Cause(words: "user_id", fix: "issue it for a user's primary key")),
    ]
}
