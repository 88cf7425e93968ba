/// The proxy between us and the server, as the report names it.
package struct ProxyFacts: Equatable, Sendable {
    /// Without credentials: `http://proxy.test:3128`.
    package let url: String
    /// Where it came from: `--proxy`, `https_proxy`.
    package let source: String

    package init(url: String, source: String) {
        self.url = url
        self.source = source
    }
}

/// Why a proxy gave no tunnel.
package enum ProxyFailure: Error, Equatable, Sendable {
    case unreachable(String)
    /// The status and reason of the CONNECT request.
    case refused(status: Int, reason: String)
    /// The SOCKS5 reply code (RFC 1928 section 6) and its meaning.
    case socks(code: UInt8, text: String)
    case authenticationRefused
    case notAProxy
    case timedOut
    case closed
}
