extension Catalogue {
    /// What logs say of messages, requests, the start, the database and the proxy.
    static let logErrors: [Entry] = [
        Entry(
            .messageNotUnderstood,
            meaning: "The consumer does not understand messages.",
            sign: "JSONDecodeError, KeyError 'message' or TypeError in receive().",
            cause: "The client sends another shape than the consumer reads.",
            remedy: "Send what the consumer reads, and see.",
            command: "relayctl ws send TARGET --chat hello"),
        Entry(
            .messageTooLarge,
            meaning: "Messages are beyond the server's limit.",
            sign: "PayloadExceededError.",
            cause: "Daphne takes 1 MiB.",
            remedy: "Raise --websocket-max-message-size.",
            command: "systemctl cat relaydesk-daphne"),
        Entry(
            .hostRefused,
            meaning: "Requests for a host that is not in ALLOWED_HOSTS.",
            sign: "\"Invalid HTTP_HOST header\".",
            cause: "The API's host is missing, or a proxy does not pass Host on.",
            remedy: "Add it, or set proxy_set_header Host $host.",
            command: "nginx -T | grep -i 'proxy_set_header host'"),
        Entry(
            .csrfRefused,
            meaning: "HTTP requests without a CSRF token were refused.",
            sign: "\"Forbidden (CSRF cookie not set.)\".",
            cause: "An HTTP form or API call; it is not the WebSocket.",
            remedy: "See which paths.",
            command: "relayctl logs-check --only csrf.refused FILE"),
        Entry(
            .portInUse,
            meaning: "The server did not start: its port is in use.",
            sign: "\"Address already in use\".",
            cause: "An older process still runs.",
            remedy: "See who listens.",
            command: "ss -ltnp"),
        Entry(
            .startupFailed,
            meaning: "The server did not start.",
            sign: "ModuleNotFoundError or ImproperlyConfigured before \"Listening on\".",
            cause: "DJANGO_SETTINGS_MODULE, or the name of the application given to the server.",
            remedy: "Look at the unit.",
            command: "systemctl cat relaydesk-daphne"),
        Entry(
            .database,
            meaning: "The database cannot be used.",
            sign: "OperationalError, \"unable to open database file\".",
            cause: "The server is down, or the user has no rights.",
            remedy: "Ask Django itself.",
            command: "python manage.py check --database default"),
        Entry(
            .proxyError,
            meaning: "The proxy met errors.",
            sign: "Lines of nginx's error.log.",
            cause: "The application behind it does not run or does not answer.",
            remedy: "Is it running?",
            command: "systemctl status relaydesk-daphne"),
        Entry(
            .proxyIdle,
            meaning: "The proxy closed idle connections.",
            sign: "\"upstream timed out\" while proxying an upgraded connection.",
            cause: "proxy_read_timeout is shorter than the pause between two messages.",
            remedy: "Raise it, or have the server ping more often.",
            command: "nginx -T | grep -n proxy_read_timeout"),
    ]
}
