import RelayBytes
import RelayNet

/// How the server is reached: where it is, which way leads there, and what TLS is told.
package struct ConnectionPlan: Equatable, Sendable {
    package var address: ServiceAddress
    package var family = AddressFamily.any
    /// Hosts whose addresses were given (`--resolve`).
    package var pins: [HTTPRoute.Pin] = []
    /// Connections that lead elsewhere than the address says (`--connect-to`); the first that fits counts.
    package var detours: [HTTPRoute.Detour] = []
    /// A socket's path to dial in place of host and port.
    package var unixSocket: String?
    package var proxy: ProxyPlan?
    /// The way to an API that is not at the socket's host and port.
    package var separateAPIProxy: ProxyPlan?
    /// The proxies for addresses that a redirect names.
    package var proxies = ProxyTable()
    /// How many redirects are followed; 0 follows none.
    package var redirectLimit = 0
    package var tls = TLSPlan()
    /// DNS to TLS, for each address.
    package var connectTimeout = Duration.seconds(5)

    package init(to address: ServiceAddress) { self.address = address }

    /// The host and port where the connection ends: the server's own, or where a detour leads.
    package var destination: HostPort {
        let server = HostPort(host: address.host, port: address.port)
        return detours.first { $0.fits(server) }?.end(from: server) ?? server
    }

    /// Who is dialled: the proxy, else the destination.
    package var dialled: HostPort { proxy?.server ?? destination }

    /// Whether both lead to the same place; the path may differ.
    func isSameWay(as other: ConnectionPlan) -> Bool {
        var copy = self
        copy.address.socketTarget = other.address.socketTarget
        return copy == other
    }

    var tlsOptions: TLSClientOptions {
        TLSClientOptions(
            serverName: tls.serverName ?? address.host, verify: !tls.isUnverified, caFile: tls.caFile,
            certificateFile: tls.certificateFile, keyFile: tls.keyFile, passphrase: tls.passphrase,
            minimumVersion: tls.minimumVersion)
    }

    /// The same way for libcurl; `addresses` are what the server's name gave, if it was asked.
    package func httpRoute(addresses: [String] = []) -> HTTPRoute {
        var route = HTTPRoute()
        route.family = family
        route.pins = pins
        route.detours = detours
        route.unixSocket = unixSocket
        route.tls = tlsOptions
        route.connectTimeout = connectTimeout
        let isSeparate = address.separateAPI != nil
        route.proxy = (isSeparate ? separateAPIProxy : proxy)?.route
        // An API elsewhere has addresses of its own.
        if !isSeparate, proxy == nil, unixSocket == nil, !addresses.isEmpty {
            let end = destination
            route.pins.append(.init(host: end.host, port: end.port, addresses: addresses))
        }
        return route
    }
}

extension HTTPRoute.Detour {
    /// Whether a connection to the server takes this way; an empty host and port 0 mean any.
    fileprivate func fits(_ server: HostPort) -> Bool {
        (host.isEmpty || host == server.host) && (port == 0 || port == server.port)
    }

    fileprivate func end(from server: HostPort) -> HostPort {
        HostPort(host: toHost.isEmpty ? server.host : toHost, port: toPort == 0 ? server.port : toPort)
    }
}
