import RelayBytes
import RelayNet

/// How a server is reached: name, proxy, TLS, and the limits of one exchange. Nothing is taken from the environment.
package struct HTTPRoute: Equatable, Sendable {
    /// A host and port whose addresses are known, so that nothing is resolved twice.
    package struct Pin: Equatable, Sendable {
        package let host: String
        package let port: UInt16
        /// Numbers, in the order in which they are tried.
        package let addresses: [String]

        package init(host: String, port: UInt16, addresses: [String]) {
            self.host = host
            self.port = port
            self.addresses = addresses
        }
    }

    /// Connects elsewhere than the URL says and changes nothing else, as curl's `--connect-to`. An empty host and port 0
    /// mean any on the left and the same on the right.
    package struct Detour: Equatable, Sendable {
        package let host: String
        package let port: UInt16
        package let toHost: String
        package let toPort: UInt16

        package init(host: String, port: UInt16, toHost: String, toPort: UInt16) {
            self.host = host
            self.port = port
            self.toHost = toHost
            self.toPort = toPort
        }
    }

    /// The proxy that requests go through.
    package struct Proxy: Equatable, Sendable {
        /// Without credentials: `http://proxy.test:3128`, `socks5h://proxy.test`.
        package var url: String
        package var user: String?
        package var password: Secret?

        package init(url: String, user: String? = nil, password: Secret? = nil) {
            self.url = url
            self.user = user
            self.password = password
        }
    }

    package var family = AddressFamily.any
    package var pins: [Pin] = []
    package var detours: [Detour] = []
    package var unixSocket: String?
    package var proxy: Proxy?
    /// The URL's host is sent as SNI and held against the certificate, whatever `serverName` is; ALPN is `http/1.1`.
    package var tls = TLSClientOptions(serverName: "")
    /// From the name to the end of the TLS handshake.
    package var connectTimeout = Duration.seconds(5)
    /// Bytes of all response heads together.
    package var headLimit = 64 << 10
    package var fieldLimit = 128
    /// Bytes of the body that are kept; a longer one is cut there and the rest not read.
    package var bodyLimit = 1 << 20

    package init() {}
}
