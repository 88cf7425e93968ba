import RelayBytes

/// What is asked of a token beyond a signature: the options of `token verify`, resolved.
package struct VerificationPolicy: Equatable, Sendable {
    /// The algorithms that are let in; nil takes those that the key may be used with (RFC 8725 section 3.1).
    package var algorithms: [Algorithm]?
    /// Clock skew granted to exp, nbf, iat and the maximum age.
    package var leeway: Duration = .zero
    package var issuer: String?
    /// Any one of these suffices; empty: not asked.
    package var audiences: [String] = []
    package var subject: String?
    package var tokenIdentifier: String?
    /// The media type that the header's `typ` must name.
    package var type: String?
    package var requiredClaims: [String] = []
    /// Claims that must have exactly a value, `--claim name=value`.
    package var expectedClaims: [ExpectedClaim] = []
    package var maximumAge: Duration?
    package var minimumRemaining: Duration?
    /// Turns the verdict `weak` into a warning.
    package var allowsWeakKeys = false
    /// Also asks what simplejwt asks.
    package var dialect: SimpleJWTDialect?
    /// Header extensions that the caller handles: `b64` for a JWS with a detached payload.
    package var understoodExtensions: Set<String> = []
    /// Judges header and signature alone: a JWS is not a JWT and its payload has no claims.
    package var ignoresClaims = false

    package init() {}
}

/// A claim and the value it must have, compared as text: `true`, `5` and `"5"` are written as in JSON, any other text
/// is a string.
package struct ExpectedClaim: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
