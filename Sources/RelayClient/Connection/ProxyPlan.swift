import RelayBytes
import RelayEvidence
import RelayNet

/// The proxy on the way to the server.
package struct ProxyPlan: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// A tunnel by CONNECT (RFC 9110 section 9.3.6).
        case http
        /// SOCKS5 (RFC 1928) with the address that this machine found.
        case socks5
        /// SOCKS5 with the name, which the proxy resolves.
        case socks5h
    }

    package let kind: Kind
    package let server: HostPort
    /// `user:password`.
    package let credentials: Secret?
    package let facts: ProxyFacts

    package init(kind: Kind, server: HostPort, credentials: Secret?, facts: ProxyFacts) {
        self.kind = kind
        self.server = server
        self.credentials = credentials
        self.facts = facts
    }

    var dialogue: Proxy.Kind { kind == .http ? .httpConnect : .socks5 }

    /// The proxy as libcurl is told of it.
    var route: HTTPRoute.Proxy {
        let pair = credentials?.reveal().split(separator: 0x3a, maxSplits: 1, omittingEmptySubsequences: false) ?? []
        return HTTPRoute.Proxy(
            url: facts.url, user: pair.first.map { String(decoding: $0, as: UTF8.self) },
            password: pair.count > 1 ? Secret(Array(pair[1])) : nil)
    }
}
