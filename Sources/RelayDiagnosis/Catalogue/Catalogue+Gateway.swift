import RelayEvidence

extension Catalogue {
    /// The codes of answers of a proxy in front.
    static let gateway: [Entry] = [
        Entry(
            .upgradeBadGateway, at: [.login, .upgrade], exits: [.serverError, .apiError],
            meaning: "The proxy in front cannot reach the application.",
            sign: "502, signed by nginx.",
            cause: "Daphne does not run, or listens on another port or socket.",
            remedy: "Is it running?",
            command: "systemctl status relaydesk-daphne"),
        Entry(
            .upgradeGatewayTimeout, at: [.login, .upgrade], exits: [.serverError, .apiError],
            meaning: "The application does not answer the proxy in front.",
            sign: "504, signed by nginx, after proxy_read_timeout.",
            cause: "Daphne is stopped or waits for something.",
            remedy: "Is it stuck?",
            command: "systemctl status relaydesk-daphne"),
        Entry(
            .upgradeThrottled, at: [.login, .upgrade, .broadcast],
            exits: [.throttled, .serverError, .apiError, .messagesLost],
            meaning: "The server throttles.",
            sign: "429, or 503 with Retry-After.",
            cause: "Too many handshakes from this address, often a client that reconnects without backoff.",
            remedy: "Wait as Retry-After says; find who reconnects.",
            command: "relayctl logs-check FILE"),
        Entry(
            .upgradeRedirect, at: [.login, .upgrade], exits: [.redirect],
            meaning: "The server redirects, and browsers do not follow a redirect of a WebSocket.",
            sign: "301, 302, 307 or 308 with Location.",
            cause: "http to https, a missing slash, or www.",
            remedy: "Use the address that Location names.",
            command: "relayctl probe TARGET -L"),
    ]
}
