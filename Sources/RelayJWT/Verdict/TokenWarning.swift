/// Something an operator should know about a token that no check fails for.
package struct TokenWarning: Equatable, Sendable {
    /// Stable, in lower case: `aud_not_checked`.
    package let code: String
    /// One sentence without a full stop; text from the token in it is escaped.
    package let detail: String

    package init(_ code: String, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
