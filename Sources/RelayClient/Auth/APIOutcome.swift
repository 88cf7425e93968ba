import RelayBytes

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

/// A refusal in the words of Django REST framework and simplejwt.
package struct APIRefusal: Equatable, Sendable {
    package let status: Int
    /// `detail`, or the messages of the fields: `password: This field is required.`
    package let detail: String?
    /// `token_not_valid`, `user_inactive`.
    package let code: String?
    /// `messages[0].message` of simplejwt: `Token is expired`.
    package let message: String?

    package init(status: Int, detail: String? = nil, code: String? = nil, message: String? = nil) {
        self.status = status
        self.detail = detail
        self.code = code
        self.message = message
    }
}

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

/// What was wrong with an answer.
package struct UnexpectedAnswer: Equatable, Sendable {
    package enum Kind: Error, Equatable, Sendable {
        case empty
        case html
        case notJSON(JSONFault)
        case notAnObject
        /// The member is absent, or no text.
        case missing(member: String)
        /// Longer than what is kept of a body.
        case tooLarge(limit: Int)
        /// The connection ended inside the body.
        case endedEarly
        /// A coding that was not asked for, such as `gzip`.
        case encoded(String)
        /// A status that answers no such request: 1xx, 206.
        case status
    }

    package let status: Int
    package let kind: Kind

    package init(status: Int, kind: Kind) {
        self.status = status
        self.kind = kind
    }
}
