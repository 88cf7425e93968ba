import RelayEvidence

extension Catalogue {
    /// The codes of a handshake that is refused for its Origin, its middleware or by the application.
    static let refusal: [Entry] = [
        Entry(
            .upgradeOriginMissing, at: [.upgrade], exits: [.refusedForAuthentication],
            meaning: "No Origin was sent, and the server demands one.",
            sign: """
                403 without a line of the application in the log: AllowedHostsOriginValidator refuses before the \
                token is read.
                """,
            cause: "wscat, Python and other clients send no Origin by themselves.",
            remedy: "Send one.",
            command: "relayctl probe TARGET --origin auto"),
        Entry(
            .upgradeOriginRefused, at: [.upgrade], exits: [.refusedForAuthentication],
            meaning: "The server does not allow the Origin.",
            sign: "403, and a plain GET with the Origin's host as Host is answered 400.",
            cause: "The front end's host is missing in ALLOWED_HOSTS.",
            remedy: "Add the host, or send an Origin that is allowed.",
            command: "relayctl probe TARGET --origin https://HOST"),
        Entry(
            .upgradeOriginInvalid, at: [.upgrade], exits: [.refused, .refusedForAuthentication],
            meaning: "The Origin is no origin.",
            sign: "400 \"HTTP Origin header invalid: No host part in Origin\".",
            cause: "A client that writes a host where scheme://host belongs.",
            remedy: "Send scheme://host[:port].",
            command: "relayctl probe TARGET --origin https://HOST"),
        Entry(
            .upgradeSessionMiddleware, at: [.upgrade], exits: [.refusedForAuthentication],
            meaning: "The socket does not authenticate by this token.",
            sign: """
                403 with a token that the API accepts and an Origin that is allowed; the log has no line about a \
                token at all.
                """,
            cause: "asgi.py wraps the routes in AuthMiddlewareStack and not in the JWT middleware.",
            remedy: "Look for the middleware in asgi.py.",
            command: "grep -n MiddlewareStack asgi.py"),
        Entry(
            .upgradeApplicationRefused, at: [.upgrade], exits: [.refusedForAuthentication, .answerIsNo],
            meaning: "The application refuses this user, or fails on this user.",
            sign: "403 here and 101 at another room, or a 5xx of the API with the same token.",
            cause: "The user is no member of the room, or the database cannot be read.",
            remedy: "Read the server's log.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .upgradeNoRoute, at: [.upgrade],
            exits: [.serverError, .notWebSocket, .refusedForAuthentication, .refused],
            meaning: "The server has no route for this path.",
            sign: "500 \"Internal server error\" within a second, with and without a token (Daphne), 404 elsewhere.",
            cause: """
                The path is misspelt, a proxy changed it, or the route is not in websocket_urlpatterns. connect() \
                that raises looks alike.
                """,
            remedy: "Read the traceback: \"No route found for path\".",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .upgradeMissingSlash, at: [.upgrade], exits: [.serverError, .notWebSocket, .refusedForAuthentication],
            meaning: "The path differs from the route by its last slash.",
            sign: "500 as it is, and another answer with the slash.",
            cause: "Django's routes end with a slash, and no redirect helps a WebSocket.",
            remedy: "Ask for the path with its slash.",
            command: "relayctl probe ws://HOST/ws/chat/ROOM/"),
        Entry(
            .upgradeNoWebSocketApp, at: [.upgrade], exits: [.serverError, .notWebSocket],
            meaning: "There is no WebSocket application behind this port.",
            sign: "500 with any Origin, token or path; 404 signed by a WSGI server, such as gunicorn or runserver.",
            cause: """
                asgi.py has no "websocket" entry, or is Django's plain one. A PubSub channel layer whose Redis is down \
                looks the same.
                """,
            remedy: "Look at the Redis with --redis, then at asgi.py.",
            command: "grep -n ProtocolTypeRouter asgi.py"),
        Entry(
            .upgradeConnectRaised, at: [.upgrade], exits: [.serverError],
            meaning: "connect() of the consumer raises.",
            sign: "500 \"Internal server error\" within a second, for this room alone.",
            cause: "A bug, or something that connect() needs and does not find.",
            remedy: "Read the traceback.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .upgradeConnectSlow, at: [.upgrade], exits: [.noHTTPAnswer, .serverError, .healthy, .answerIsNo],
            meaning: "The application answers the handshake too late.",
            sign: """
                RST without a byte 4.1 to 5 s after the request (Daphne's --websocket_connect_timeout), or a 101 \
                after seconds.
                """,
            cause: "connect() waits for something slow: a database, another service, a hung Redis.",
            remedy: "See what connect() waits for.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .upgradeLayerMissing, at: [.upgrade], exits: [.serverError],
            meaning: "There is no channel layer, or not this one.",
            sign: "500 with a token and 403 without, and Redis is well.",
            cause: """
                CHANNEL_LAYERS is missing in the settings that the server reads: 'NoneType' object has no attribute \
                'group_add'.
                """,
            remedy: "Read the traceback, then the settings.",
            command: "journalctl -u relaydesk-daphne -n 50"),
    ]
}
