import RelayEvidence

extension Catalogue {
    /// The codes of an open connection.
    static let session: [Entry] = [
        Entry(
            .sessionClosedAuth, at: [.session, .echo], exits: [.closedForAuthentication],
            meaning: "The server accepted, then closed for authentication.",
            sign: "101, then a Close frame with 1008, 3000, 3003, 4001, 4003, 4401 or 4403.",
            cause: "The consumer authenticates after accept(): token missing, expired or of another key.",
            remedy: "Get a new token.",
            command: "relayctl login TARGET"),
        Entry(
            .sessionClosedError, at: [.session, .echo], exits: [.closedWithError, .connectionLost],
            meaning: "The server closed the session with an error code.",
            sign: "A Close frame such as 1011 (it raised), 1012 (it restarts) or 1009 (too large).",
            cause: "An exception in the consumer, or Redis that went away.",
            remedy: "Read the traceback.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .sessionLost, at: [.session, .echo], exits: [.connectionLost, .protocolViolation, .localLimit],
            meaning: "The session ended without a Close frame.",
            sign: "FIN or RST (1006 in a browser).",
            cause: "The process ended, a proxy gave up, or Daphne dropped a message that is too large.",
            remedy: "Read the server's log.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .sessionIdleClosed, at: [.session], exits: [.idle],
            meaning: "The session was closed because nothing was said.",
            sign: """
                An end after a round time: 60 s (nginx proxy_read_timeout), 6 s with 1011 (redis-py 8 under \
                channels_redis 4).
                """,
            cause: "A timeout on the way that is shorter than the pause between two messages.",
            remedy: "Raise the timeout, or ping more often; pin redis<8.",
            command: "relayctl probe TARGET --hold 75s"),
        Entry(
            .sessionOutlivesToken, at: [.session], exits: [.healthy],
            meaning: "The session went on after its token had expired.",
            sign: "The token's exp passed while the session was held, and a Ping behind it was answered.",
            cause: "The token is looked at once, when the connection is made, as simplejwt's users do it.",
            remedy: "Nothing, if that is meant; else let the consumer close at exp.",
            command: "relayctl token expires @FILE"),
        Entry(
            .echoLost, at: [.echo], exits: [.messagesLost, .idle],
            meaning: "The socket is open and messages do not come back.",
            sign: "Pongs come, the message does not.",
            cause: "Redis hangs behind an open socket, or the consumer expects another message.",
            remedy: "Set message in the profile to what the consumer expects, and look at Redis.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .broadcastLost, at: [.broadcast], exits: [.messagesLost],
            meaning: "Connections do not hear each other.",
            sign: "Own messages come back, another connection's do not.",
            cause: """
                A channel layer in memory with several workers, or workers with different Redis databases or \
                prefixes.
                """,
            remedy: "Ask each backend by itself.",
            command: "relayctl probe TARGET --direct URL"),
    ]
}
