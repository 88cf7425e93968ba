import RelayBytes

/// What a server with simplejwt answers to a token that it does not let in.
package struct ServerMessage: Equatable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// `token_not_valid`; nil for a 500.
    package let code: String?
    /// `Token is expired`; for a 500 the exception that nobody catches.
    package let text: String
    /// The exception behind the text, which the server does not show.
    package let cause: String?

    package init(status: Int = 401, code: String? = "token_not_valid", text: String, cause: String? = nil) {
        self.status = status
        self.code = code
        self.text = text
        self.cause = cause
    }

    /// Whether the same text also stands for other causes, so that reading it does not tell which.
    package var isAmbiguous: Bool { text == "Token is invalid" }

    /// The body of the answer of a protected view that reads this type of token; nil for a 500, whose body depends on
    /// DEBUG.
    package func body(for type: SimpleJWTDialect.TokenType) -> JSONValue? {
        guard let code else { return nil }
        guard type == .access || type == .sliding, text.hasPrefix("Token "), !text.hasPrefix("Token contained") else {
            return ["detail": .string(text), "code": .string(code)]
        }
        return [
            "detail": "Given token not valid for any token type", "code": .string(code),
            "messages": [
                [
                    "token_class": .string(type.className), "token_type": .string(type.rawValue),
                    "message": .string(text),
                ]
            ],
        ]
    }
}
