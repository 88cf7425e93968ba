import RelayBytes

/// Where the service is: one host and port for the HTTP API and for the socket, TLS or not; the API may be elsewhere.
package struct ServiceAddress: Equatable, Sendable {
    package var host: String
    package var port: UInt16
    package var usesTLS: Bool
    /// Path and query of the socket, verbatim.
    package var socketTarget: String
    /// The origin of an API that is not at the socket's host and port.
    package var separateAPI: String?

    package init(host: String, port: UInt16, usesTLS: Bool, socketTarget: String, separateAPI: String? = nil) {
        self.host = host
        self.port = port
        self.usesTLS = usesTLS
        self.socketTarget = socketTarget
        self.separateAPI = separateAPI
    }

    /// The host as a URL writes it: an IPv6 address in brackets.
    private var urlHost: String { host.contains(":") ? "[\(host)]" : host }

    /// The Host header (RFC 9110 section 7.2): with the port, unless it is the scheme's own.
    package var hostHeader: String { port == (usesTLS ? 443 : 80) ? urlHost : "\(urlHost):\(port)" }

    /// The host with its port, whatever that is.
    package var hostWithPort: String { "\(urlHost):\(port)" }

    /// The origin of host and port themselves.
    package var ownOrigin: String { "\(usesTLS ? "https" : "http")://\(hostHeader)" }

    package var apiOrigin: String { separateAPI ?? ownOrigin }

    package var socketURL: String { "\(usesTLS ? "wss" : "ws")://\(hostHeader)\(socketTarget)" }
}
