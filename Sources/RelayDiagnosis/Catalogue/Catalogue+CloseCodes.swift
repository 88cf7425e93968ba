extension Catalogue {
    /// Close codes that are met in practice (RFC 6455 section 7.4.1, the IANA registry, and custom).
    package static let closeCodes: [Entry] = [
        Entry(
            close: 1000, .healthy,
            meaning: "The session ended as it should.",
            sender: "Either side, when it is done; Daphne also at the end of --websocket_timeout.",
            cause: "Nothing is wrong, unless it came too early.",
            remedy: "Hold a session and see when it ends.",
            command: "relayctl probe TARGET --hold 15s"),
        Entry(
            close: 1001, .healthy,
            meaning: "One side goes away.",
            sender: "A browser that leaves the page, a server that shuts down.",
            cause: "A deployment, or a closed tab.",
            remedy: "Connect again.",
            command: "relayctl ws connect TARGET --reconnect"),
        Entry(
            close: 1002, .closedWithError,
            meaning: "The other side says that the protocol was broken.",
            sender: "Any implementation that checks (RFC 6455 section 7.4.1).",
            cause: "A client or a proxy that frames wrongly.",
            remedy: "See the frames.",
            command: "relayctl ws connect TARGET --trace -"),
        Entry(
            close: 1003, .closedWithError,
            meaning: "The other side does not take this kind of message.",
            sender: "An application that takes text and got binary, or the other way round.",
            cause: "The wrong opcode.",
            remedy: "Send text.",
            command: "relayctl ws send TARGET MESSAGE"),
        Entry(
            close: 1005, .healthy,
            meaning: "The Close frame had no code.",
            sender: "Never on the wire: a library's word for an empty Close.",
            cause: "close() without arguments.",
            remedy: "Nothing is wrong by itself.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            close: 1006, .connectionLost,
            meaning: "The connection ended without a Close frame.",
            sender: "Never on the wire: a library's word for FIN or RST.",
            cause: """
                The process ended, a proxy's idle timeout, Daphne's RST for a message that is too large, or in \
                Chromium a 101 without a selected subprotocol.
                """,
            remedy: "See at which second and by which side.",
            command: "relayctl probe TARGET --hold 75s"),
        Entry(
            close: 1007, .closedWithError,
            meaning: "A text message was not UTF-8.",
            sender: "Any implementation that checks.",
            cause: "Binary data sent as text.",
            remedy: "Send it as binary.",
            command: "relayctl ws send TARGET --binary -f FILE"),
        Entry(
            close: 1008, .closedForAuthentication,
            meaning: "A policy was violated; by custom: not allowed.",
            sender: "FastAPI, Starlette and others refuse tokens with it.",
            cause: "No token, or one that is not accepted.",
            remedy: "Get a new token.",
            command: "relayctl login TARGET"),
        Entry(
            close: 1009, .closedWithError,
            meaning: "A message was too large.",
            sender: "uvicorn, hypercorn and ws; Daphne resets without it.",
            cause: "The size limit of the server.",
            remedy: "Send less, or raise the limit.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            close: 1010, .closedWithError,
            meaning: "The client needs an extension that the server did not agree to.",
            sender: "Clients alone.",
            cause: "permessage-deflate was required.",
            remedy: "Connect without it.",
            command: "relayctl ws connect TARGET --compression off"),
        Entry(
            close: 1011, .closedWithError,
            meaning: "The server raised.",
            sender: """
                Daphne and channels, up to a second after the message that it could not take; redis-py 8 after 6 s of \
                silence.
                """,
            cause: "An exception in the consumer, or Redis that went away.",
            remedy: "Read the traceback.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            close: 1012, .closedWithError,
            meaning: "The server restarts.",
            sender: "uvicorn at SIGTERM.",
            cause: "A deployment.",
            remedy: "Connect again.",
            command: "relayctl ws connect TARGET --reconnect"),
        Entry(
            close: 1013, .closedWithError,
            meaning: "The server is overloaded.",
            sender: "Servers with admission control.",
            cause: "Too many connections.",
            remedy: "Wait, and connect again.",
            command: "relayctl ws connect TARGET --reconnect"),
        Entry(
            close: 1014, .closedWithError,
            meaning: "A gateway got no valid answer from behind.",
            sender: "Proxies that speak WebSocket themselves.",
            cause: "The server behind it does not run.",
            remedy: "Ask the server itself.",
            command: "relayctl probe TARGET --direct URL"),
        Entry(
            close: 1015, .tls,
            meaning: "No TLS session came to be.",
            sender: "Never on the wire: a library's word for a failed TLS handshake.",
            cause: "The certificate, most often.",
            remedy: "See what is wrong with it.",
            command: "relayctl probe TARGET"),
        Entry(
            close: 3000, .closedForAuthentication,
            meaning: "Unauthorized.",
            sender: "Applications that follow the IANA registry.",
            cause: "No token, or one that is not accepted.",
            remedy: "Get a new token.",
            command: "relayctl login TARGET"),
        Entry(
            close: 3003, .closedForAuthentication,
            meaning: "Forbidden.",
            sender: "Applications that follow the IANA registry.",
            cause: "The token is good and this user may not.",
            remedy: "Ask as another user.",
            command: "relayctl login TARGET"),
        Entry(
            close: 3008, .closedWithError,
            meaning: "Timeout.",
            sender: "Applications that follow the IANA registry.",
            cause: "Something the client owed did not come in time.",
            remedy: "See what was exchanged.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            close: 4001, .closedForAuthentication,
            meaning: "Not authenticated, by custom.",
            sender: """
                Channels consumers: accept(), then close(code=4001). Closed before accept() it is a 403, and the code \
                never arrives.
                """,
            cause: "Token missing, expired or of another key.",
            remedy: "Get a new token.",
            command: "relayctl login TARGET"),
        Entry(
            close: 4003, .closedForAuthentication,
            meaning: "Forbidden, by custom.",
            sender: "Channels consumers, after accept().",
            cause: "The user may not enter this room.",
            remedy: "Ask as another user, or in another room.",
            command: "relayctl login TARGET"),
        Entry(
            close: 4401, .closedForAuthentication,
            meaning: "401, by custom.",
            sender: "graphql-ws and applications that add 4000 to an HTTP status.",
            cause: "Token missing, expired or of another key.",
            remedy: "Get a new token.",
            command: "relayctl login TARGET"),
        Entry(
            close: 4403, .closedForAuthentication,
            meaning: "403, by custom.",
            sender: "graphql-ws and applications that add 4000 to an HTTP status.",
            cause: "The token is good and this user may not.",
            remedy: "Ask as another user.",
            command: "relayctl login TARGET"),
    ]
}
