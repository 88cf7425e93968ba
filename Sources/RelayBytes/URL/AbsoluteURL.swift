/// An absolute URL of a scheme that relayctl speaks (RFC 3986 section 4.3), kept as an operator wrote it.
///
/// Path and query stay verbatim, percent escapes and dots included, but for bytes beyond ASCII, which are escaped as
/// browsers do. A fragment is dropped, and refused with `ws` and `wss`.
package struct AbsoluteURL: Equatable, Sendable {
    package let scheme: URLScheme
    /// What stood before an `@`: `user:password`, still percent-encoded. Callers that have no use for it refuse it.
    package let userinfo: Secret?
    package let host: URLHost
    /// The port that was written; nil where the scheme's default is meant.
    package let explicitPort: UInt16?
    /// Empty if there was none, so that it can be told from a lone `/`.
    package let path: String
    /// What follows the question mark; an empty query is not the same as none.
    package let query: String?
    /// There was a fragment, which no request carries.
    package let droppedFragment: Bool

    init(
        scheme: URLScheme, userinfo: Secret?, host: URLHost, explicitPort: UInt16?, path: String, query: String?,
        droppedFragment: Bool
    ) {
        self.scheme = scheme
        self.userinfo = userinfo
        self.host = host
        self.explicitPort = explicitPort
        self.path = path
        self.query = query
        self.droppedFragment = droppedFragment
    }

    package var port: UInt16 { explicitPort ?? scheme.defaultPort }

    package var isLoopback: Bool { host.isLoopback }

    /// `https://api.relaydesk.test:8443`: scheme, host in lower case, and the port unless it is the default
    /// (RFC 6454 section 6.2).
    package var origin: String { "\(scheme.rawValue)://\(hostHeader)" }

    /// The value of a Host field (RFC 9110 section 7.2).
    package var hostHeader: String { port == scheme.defaultPort ? host.bracketed : "\(host.bracketed):\(port)" }

    /// The request target in origin form (RFC 9112 section 3.2.1). It may hold a token, and is never shown.
    package var requestTarget: String { (path.isEmpty ? "/" : path) + (query.map { "?" + $0 } ?? "") }
}

extension AbsoluteURL {
    /// The same address under another scheme. A port that was written stays.
    package func with(scheme: URLScheme) -> AbsoluteURL {
        AbsoluteURL(
            scheme: scheme, userinfo: userinfo, host: host, explicitPort: explicitPort, path: path, query: query,
            droppedFragment: droppedFragment)
    }

    /// Another target on the same host; checked and escaped as a part of a URL is.
    package func with(path: String, query: String?) throws(URLFault) -> AbsoluteURL {
        if !path.isEmpty, path.utf8.first != 0x2f { throw URLFault(part: .path, reason: .missing, offset: 0) }
        let checkedPath = try URLParser.target(Array(path.utf8), .path)
        var checkedQuery: String?
        if let query { checkedQuery = try URLParser.target(Array(query.utf8), .query) }
        return AbsoluteURL(
            scheme: scheme, userinfo: userinfo, host: host, explicitPort: explicitPort, path: checkedPath,
            query: checkedQuery, droppedFragment: false)
    }
}
