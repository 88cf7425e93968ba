import RelayBytes

/// Fetches a JWK set: from its own address, or from the one that an issuer's discovery document names (OpenID Connect
/// Discovery 1.0 section 4). The addresses are the operator's and the issuer's, never a token's (RFC 8725 section 3.10).
package struct KeySetFetch: Sendable {
    private let client: HTTPClient
    private let fields: [HTTPRequestField]

    package init(client: HTTPClient, userAgent: String) {
        self.client = client
        fields = [HTTPRequestField("User-Agent", userAgent), HTTPRequestField("Accept", "application/json")]
    }

    /// The text of the set at that address.
    package func set(at address: String, until deadline: Instant) throws(KeySetFailure) -> [UInt8] {
        try body(of: try Self.checked(address), until: deadline)
    }

    /// The text of the set of an issuer; its document must name the same issuer, character by character (section 4.3).
    package func set(ofIssuer issuer: String, until deadline: Instant) throws(KeySetFailure) -> [UInt8] {
        let base = issuer.utf8.last == 0x2f ? String(issuer.dropLast()) : issuer
        let address = base + "/.well-known/openid-configuration"
        let text = try body(of: try Self.checked(address), until: deadline)
        guard let document = try? JSONReader.read(text), document.object != nil else {
            throw KeySetFailure(address, .notJSON)
        }
        let named = document["issuer"]?.string ?? ""
        guard named.hasSameBytes(as: issuer) else { throw KeySetFailure(address, .otherIssuer(named)) }
        guard let keys = document["jwks_uri"]?.string else { throw KeySetFailure(address, .noKeySet) }
        return try set(at: keys, until: deadline)
    }

    private func body(of address: String, until deadline: Instant) throws(KeySetFailure) -> [UInt8] {
        let exchange = client.exchange(HTTPRequest(.get, address, fields: fields), until: deadline)
        guard let response = exchange.response else { throw KeySetFailure(address, .exchange(exchange)) }
        if let place = response.redirect { throw KeySetFailure(address, .redirected(place)) }
        guard response.status == 200 else { throw KeySetFailure(address, .status(response.status)) }
        guard response.bodyEnd == .complete else { throw KeySetFailure(address, .cut) }
        return response.body
    }

    /// `https`, or `http` to this machine: whoever can change the keys on their way can sign.
    private static func checked(_ address: String) throws(KeySetFailure) -> String {
        let url: AbsoluteURL
        do throws(URLFault) { url = try AbsoluteURL.parse(address) } catch {
            throw KeySetFailure(address, .address(error))
        }
        guard url.userinfo == nil else { throw KeySetFailure(address, .credentials) }
        guard url.scheme == .https || url.scheme == .http && url.isLoopback else {
            throw KeySetFailure(address, .unprotected)
        }
        return url.origin + url.requestTarget
    }
}

/// Why no key set was fetched, and from where.
package struct KeySetFailure: Error, Equatable, Sendable {
    package enum Cause: Equatable, Sendable {
        case address(URLFault)
        /// A user name or password in the URL.
        case credentials
        /// Neither https nor this machine.
        case unprotected
        /// No response; the exchange says why.
        case exchange(HTTPExchange)
        /// Where it points; redirects are not followed.
        case redirected(String)
        /// Another status than 200.
        case status(Int)
        /// A body that is too long or ended early.
        case cut
        case notJSON
        /// What the document calls its issuer.
        case otherIssuer(String)
        /// A discovery document without `jwks_uri`.
        case noKeySet
    }

    /// As it was given or named; it may hold anything.
    package let address: String
    package let cause: Cause

    init(_ address: String, _ cause: Cause) {
        self.address = address
        self.cause = cause
    }

    /// Whether the address itself is refused, before anything was sent.
    package var isUnusableAddress: Bool {
        switch cause {
        case .address, .credentials, .unprotected: true
        default: false
        }
    }
}
