import RelayBytes

/// Everything the reference relay needs to know before it starts.
package struct RelayConfiguration: Sendable {
    /// The literal address to listen on; nothing else decides whether the relay can be reached from outside.
    package var address = "127.0.0.1"
    /// 0 takes a free port.
    package var port: UInt16 = 0
    package var users: [RelayUser]
    /// Signs and verifies the tokens (HS256), as Django's SECRET_KEY does.
    package var secret: Secret
    /// Django's ALLOWED_HOSTS: names, `.suffix`, `*`, or whole origins (`https://app.example`), whose host counts for
    /// the Host check. Decides Origin and Host, as in Channels' AllowedHostsOriginValidator.
    package var allowedHosts = RelayConfiguration.localHosts
    /// Every path echoes every message; no token, no Origin check, no HTTP API.
    package var echo = false
    package var tls: RelayTLS?
    package var faults: Set<Fault> = []
    package var logFormat = RelayLogFormat.daphne
    /// Takes each log line, without its newline; called on the relay's thread, so it must be quick.
    package var log: @Sendable (String) -> Void = { _ in }
    /// Adds one line a handshake: Origin, subprotocols offered (tokens masked) and the verdict.
    package var verbose = false
    package var redis = RelayRedis.standIn
    /// Lifetime of access tokens; the document says 60 minutes.
    package var accessLifetime = Duration.seconds(3600)
    /// The largest message taken, in bytes; nil is Daphne's 1 MiB for rooms and 64 MiB for `echo`.
    package var maximumMessage: Int?
    /// Daphne's `--ping-interval` and `--ping-timeout`; the echo sends no pings.
    package var pingInterval = Duration.seconds(20)
    package var pingTimeout = Duration.seconds(30)
    /// How long a request may take to arrive, and a connection may wait for the next; no byte resets it.
    package var requestTimeout = Duration.seconds(60)
    /// Bytes that may wait for a slow reader before it is dropped.
    package var maximumQueued = 16 << 20

    package init(users: [RelayUser], secret: Secret) {
        self.users = users
        self.secret = secret
    }

    /// What Django allows under DEBUG without ALLOWED_HOSTS.
    package static let localHosts = [".localhost", "127.0.0.1", "[::1]"]
}
