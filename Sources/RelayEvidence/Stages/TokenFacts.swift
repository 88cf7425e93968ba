import RelayBytes

/// The token in use, decoded and not verified; the token itself is not here.
package struct TokenFacts: Equatable, Sendable {
    package enum Reading: Equatable, Sendable {
        case decoded(DecodedToken)
        /// `null`, `undefined` or nothing: the login before it failed.
        case literalNull(String)
        /// It is no compact JWT, and why.
        case malformed(String)
    }

    package let reading: Reading
    /// What stands for it in every output: `<jwt sub=1 exp=in 42m sha256:1a2b3c4d>`.
    package let mask: String
    /// Where it came from: `--token-file`, `login`, `RELAYCTL_TOKEN`.
    package let source: String
    /// The wall clock when it was judged against its claims.
    package let judgedAt: UnixTime

    package init(reading: Reading, mask: String, source: String, judgedAt: UnixTime) {
        self.reading = reading
        self.mask = mask
        self.source = source
        self.judgedAt = judgedAt
    }

    /// The claims of a token that could be read.
    package var decoded: DecodedToken? {
        guard case .decoded(let token) = reading else { return nil }
        return token
    }
}

/// The claims that decide over a connection, as the token states them.
package struct DecodedToken: Equatable, Sendable {
    package var algorithm: String
    package var tokenType: String?
    package var userID: String?
    /// Seconds since 1970; nil when the claim is absent or is no number.
    package var expires: Int64?
    package var notBefore: Int64?
    package var issuedAt: Int64?
    package var hasID: Bool
    /// The audiences, with a space between two.
    package var audience: String?
    package var issuer: String?

    package init(
        algorithm: String, tokenType: String?, userID: String?, expires: Int64?, notBefore: Int64?, issuedAt: Int64?,
        hasID: Bool, audience: String? = nil, issuer: String? = nil
    ) {
        self.algorithm = algorithm
        self.tokenType = tokenType
        self.userID = userID
        self.expires = expires
        self.notBefore = notBefore
        self.issuedAt = issuedAt
        self.hasID = hasID
        self.audience = audience
        self.issuer = issuer
    }
}
