/// What the API said to a login, a refresh or a question for the user. Texts are the server's own, not fit for a terminal.
package enum APIOutcome<Accepted: Equatable & Sendable>: Equatable, Sendable {
    case accepted(Accepted)
    /// 400 or 401 of the application: these credentials, this token, or a field that is missing.
    case refused(APIRefusal)
    /// 403 of Django's CSRF check.
    case csrf(APIRefusal)
    /// Another 403.
    case forbidden(APIRefusal)
    /// Django's 400 for a Host that ALLOWED_HOSTS does not have.
    case hostRefused
    /// 429, or 503 with Retry-After.
    case throttled(APIThrottling)
    /// 3xx, not followed; the location as an absolute URL.
    case redirected(status: Int, location: String?)
    case notFound
    /// Another 4xx: 405, 413, 415.
    case clientError(APIRefusal)
    case serverError(APIRefusal)
    /// An answer that is neither a refusal nor what was asked for.
    case unexpected(UnexpectedAnswer)
    case failed(HTTPFailure)
}

/// What a login came to.
package typealias LoginOutcome = APIOutcome<TokenPair>
