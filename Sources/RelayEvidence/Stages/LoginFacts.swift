/// What the login answered.
package struct LoginFacts: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        /// Tokens came; they are not kept here.
        case accepted
        /// 400 or 401, with DRF's `detail` or the field's complaint.
        case refused(detail: String?)
        /// 403 by Django's CSRF check.
        case csrf(detail: String?)
        /// 429, or 503 with Retry-After.
        case throttled(retryAfter: String?)
        case redirected(location: String?)
        case notFound
        case serverError
        /// A 2xx answer without a token, in words such as `no "access" in the answer`.
        case unexpected(String)
        case failed(ExchangeFailure)
    }

    package let outcome: Outcome
    /// The status line's number; nil when nothing was answered.
    package let status: Int?
    package let username: String

    package init(outcome: Outcome, status: Int?, username: String) {
        self.outcome = outcome
        self.status = status
        self.username = username
    }
}
