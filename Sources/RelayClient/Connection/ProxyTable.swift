import RelayBytes

/// The proxies of a run: which one leads to an address that is known only later, as a redirect's.
package struct ProxyTable: Equatable, Sendable {
    /// For TLS.
    package var secure: ProxyPlan?
    /// Without TLS.
    package var plain: ProxyPlan?
    /// Who is reached without a proxy.
    package var exemptions = ProxyExemptions("")

    package init() {}

    /// The proxy on the way to the address, if there is one.
    package func proxy(for url: AbsoluteURL) -> ProxyPlan? {
        exemptions.contains(url.host, port: url.port) ? nil : url.scheme.isSecure ? secure : plain
    }
}
