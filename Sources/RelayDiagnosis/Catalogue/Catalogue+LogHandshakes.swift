extension Catalogue {
    /// What logs say of handshakes that failed.
    static let logHandshakes: [Entry] = [
        Entry(
            .tokenRefused,
            meaning: "The middleware refused tokens.",
            sign: "\"WebSocket auth failed: invalid token\", then WSREJECT.",
            cause: "Expired, of another key, of another type, or malformed: the line is the same for all.",
            remedy: "Look at one token, and at what the API says of it.",
            command: "relayctl whoami TARGET"),
        Entry(
            .tokenMissing,
            meaning: "Clients came without a token.",
            sign: "\"WebSocket connection attempted without token\".",
            cause: "A client that offers no subprotocols, or a proxy that drops Sec-WebSocket-Protocol.",
            remedy: "Offer the subprotocols Bearer and the token.",
            command: "relayctl probe TARGET"),
        Entry(
            .originOrSession,
            meaning: "Handshakes were rejected before the token middleware spoke.",
            sign: "WSCONNECTING and WSREJECT of one client, with no line about a token between.",
            cause: "An Origin that ALLOWED_HOSTS does not have, or AuthMiddlewareStack in asgi.py.",
            remedy: "Send an allowed Origin; look at asgi.py.",
            command: "relayctl probe TARGET"),
        Entry(
            .rejected,
            meaning: "Handshakes were rejected, for a reason that the log does not tell.",
            sign: "WSREJECT, and nothing that can be tied to it.",
            cause: "The loggers write elsewhere, or several handshakes were open at once.",
            remedy: "Give this command both streams of the server.",
            command: "relayctl logs-check --top 20 FILE"),
        Entry(
            .noAnswer,
            meaning: "Handshakes ended without an answer and without an error.",
            sign: "WSCONNECTING, then WSDISCONNECT about 5 s later, with neither WSCONNECT nor WSREJECT.",
            cause: "Redis hangs, connect() takes too long, or a subprotocol was selected that was not offered.",
            remedy: "Ask Redis itself.",
            command: "relayctl probe TARGET --redis redis://HOST:6379"),
        Entry(
            .exception,
            meaning: "The application raised.",
            sign: "\"Exception inside application\" and a traceback.",
            cause: "A bug, or something that it needs and does not find.",
            remedy: "Read the last block of the traceback.",
            command: "relayctl logs-check --only app.exception FILE"),
        Entry(
            .noRoute,
            meaning: "Clients ask for paths that no route knows.",
            sign: "\"No route found for path\".",
            cause: "The slash at the end, websocket_urlpatterns, or a path that a proxy changed.",
            remedy: "Ask for the path as the route spells it.",
            command: "relayctl probe TARGET"),
        Entry(
            .noWebSocketApp,
            meaning: "asgi.py has no WebSocket application.",
            sign: "\"No application configured for scope type 'websocket'\".",
            cause: "ProtocolTypeRouter without a \"websocket\" entry.",
            remedy: "Look at asgi.py.",
            command: "grep -n ProtocolTypeRouter asgi.py"),
    ]
}
