/// A request to come back later.
package struct APIThrottling: Equatable, Sendable {
    package let status: Int
    /// Retry-After where it is a number of seconds (RFC 9110 section 10.2.3).
    package let retryAfter: Duration?
    /// Retry-After as it came: it may be a date.
    package let retryAfterText: String?
    package let detail: String?

    package init(status: Int, retryAfter: Duration? = nil, retryAfterText: String? = nil, detail: String? = nil) {
        self.status = status
        self.retryAfter = retryAfter
        self.retryAfterText = retryAfterText
        self.detail = detail
    }
}
