/// Where the API of a target is and how it names things.
package struct APIEndpoints: Equatable, Sendable {
    /// `http://localhost:8000`, without a path.
    package var origin: String
    package var loginPath = "/api/auth/login/"
    package var refreshPath = "/api/auth/refresh/"
    package var mePath = "/api/auth/me/"
    /// The member of the login's answer that holds the access token.
    package var tokenField = "access"
    /// The word before the token in `Authorization`.
    package var scheme = "Bearer"

    package init(origin: String) { self.origin = origin }
}
