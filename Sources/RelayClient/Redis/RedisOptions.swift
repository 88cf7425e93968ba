import RelayBytes
import RelayHost
import RelayNet

/// How a Redis is reached and how long it is waited for.
package struct RedisOptions: Equatable, Sendable {
    package var family = AddressFamily.any
    /// Addresses that are known, so that the host is not resolved again.
    package var addresses: [String] = []
    /// The server name and ALPN are set from the URL; the rest holds for `rediss://`.
    package var tls = TLSClientOptions(serverName: "", alpn: [])
    /// For the name, for each address and for the TLS handshake.
    package var connectTimeout = Duration.seconds(5)
    /// For each reply.
    package var replyTimeout = Duration.seconds(2)
    package var interrupts = Interrupts.none

    package init() {}
}
