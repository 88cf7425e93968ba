import RelayLogs
import Testing

@Suite struct LineGrammarTests {
    @Test(
        "each line has its class",
        arguments: [
            ("Starting ASGI/Daphne version 4.2.3 development server at http://127.0.0.1:18041/", "startup"),
            ("INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)", "startup"),
            ("[2026-11-22 07:06:06 -0600] [3725] [INFO] Running on http://127.0.0.1:1 (CTRL + C to quit)", "startup"),
            (
                "CRITICAL Listen failure: Couldn't listen on 127.0.0.1:18040: [Errno 98] Address already in use.",
                "startup.failed"
            ),
            ("WebSocket HANDSHAKING /ws/a/ [127.0.0.1:43160]", "handshake.connecting"),
            ("INFO     HANDSHAKING /ws/a/ [127.0.0.1:43160]", "handshake.connecting"),
            ("INFO     CONNECT /ws/a/ [127.0.0.1:43160]", "handshake.accepted"),
            ("INFO     REJECT /ws/a/ [127.0.0.1:43160]", "handshake.rejected"),
            ("WARNING  ⚠️ WebSocket auth failed: invalid token", "auth.failed"),
            ("ERROR    WebSocket auth error: 'user_id'", "auth.failed"),
            ("WARNING  ⚠ WebSocket connection without token", "auth.no-token"),
            ("INFO:     127.0.0.1:1 - \"WebSocket /ws/a/?token=x\" [accepted]", "handshake.accepted"),
            ("INFO:     127.0.0.1:1 - \"WebSocket /ws/a/\" 403", "handshake.rejected"),
            ("INFO:     ('127.0.0.1', 4711) - \"WebSocket /ws/a/\" [accepted]", "handshake.accepted"),
            ("INFO:     ('127.0.0.1', 4711) - \"WebSocket /ws/a/\" 403", "handshake.rejected"),
            ("## 10.1.2.3:4711 - - [22/Nov/2026:06:51:41] \"WSREJECT /ws/a/\" - -", "handshake.rejected"),
            ("## WebSocket REJECT /ws/a/ [10.1.2.3:4711]", "handshake.rejected"),
            ("WARNING  Forbidden (Permission denied): /admin/", "http.warning"),
            ("WARNING  Forbidden (CSRF token from POST incorrect.): /x/", "csrf.refused"),
            ("2026-11-28 05:20:22,757 INFO     Received SIGTERM, shutting down.", "shutdown"),
            ("INFO 2026-11-22 07:01:12,966 server HTTP/2 support enabled", "startup"),
            ("INFO 2026-11-22 07:01:12,966 connection closed", "handshake.closed"),
            ("Error: That port is already in use.", "startup.failed"),
            ("ERROR:    Error loading ASGI app. Could not import module \"relaydesk.asgix\".", "startup.failed"),
            (
                "ERROR:    [Errno 98] error while attempting to bind on address ('127.0.0.1', 1): address already in use",
                "startup.failed"
            ),
            ("nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)", "proxy.error"),
            ("HTTP GET /path 404 [0.05, 127.0.0.1:47112]", "http.access"),
            ("::ffff:127.0.0.1:47112 - - [22/Nov/2026:06:51:41] \"GET /a\" 404 -", "http.access"),
            ("::1 - - [22/Nov/2026:13:02:50 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"", "proxy.access"),
            (
                "127.0.0.1 - - [22/Nov/2026:13:02:50 +0000] \"GET / HTTP/1.1\" 101 0 \"-\" \"-\" rt=0.001",
                "proxy.access"
            ),
            (
                "{\"time_local\":\"22/Nov/2026:13:02:50 +0000\",\"request\":\"GET / HTTP/1.1\",\"status\":101}",
                "proxy.access"
            ),
            ("Method Not Allowed (GET): /api/auth/login/", "http.warning"),
            ("WARNING  Too Many Requests: /api/auth/login/", "http.warning"),
            (
                "WARNING  Forbidden (Origin checking failed - https://evil.example does not match any trusted origins.): /x/",
                "csrf.refused"
            ),
            (
                "ERROR    Invalid HTTP_HOST header: 'x'. The domain name provided is not valid according to RFC 1034/1035.",
                "host.refused"
            ),
            ("INFO     1 of 2 channels over capacity in group chat_test-room", "layer.over-capacity"),
            ("INFO     Killed 1 pending application instances", "shutdown"),
            (
                "WARNING  Application instance <Task x> for connection <W> took too long to shut down and was killed.",
                "shutdown"
            ),
            ("ERROR    something nobody knows", "app.exception"),
            (
                "ERROR    Exception inside application: Error 111 connecting to 127.0.0.1:6379. Connect call failed",
                "redis.error"
            ),
            ("ERROR    Unexpected exception in receive task", "redis.error"),
            (
                "2026/11/22 13:03:09 [error] 1#1: *27 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1",
                "proxy.error"
            ),
            (
                "2026/11/22 13:03:09 [info] 1#1: *31 upstream timed out (110: Connection timed out) while proxying upgraded connection, client: 1",
                "proxy.error"
            ),
            (
                "2026/11/22 13:03:09 [warn] 1#1: *31 upstream server temporarily disabled while connecting to upstream, client: 1",
                "proxy.error"
            ),
        ])
    func line(text: String, name: String) {
        let reading = Reading.of("\(text)\n")
        #expect(reading.counts == [name: 1], "\(reading.samples)")
    }

    @Test(
        "lines that say nothing are known",
        arguments: [
            "INFO:     connection open", "DEBUG    failing WebSocket opening handshake ('Access denied')",
            "2026/11/22 13:03:09 [info] 1#1: *27 client 127.0.0.1 closed keepalive connection",
            "2026/11/22 13:03:09 [warn] 1#1: *27 a client request body is buffered to a temporary file /x/1, client: 1",
            "2026/11/22 13:03:09 [warn] 1#1: *27 an upstream response is buffered to a temporary file /x/1 while reading",
            "November 22, 2026 - 07:02:09", "Quit the server with CONTROL-C.", "[11B blob data]",
            "-- Journal begins at x --", "", "/docker-entrypoint.sh: Configuration complete; ready for start up",
            "1:M 22 Nov 2026 06:51:20.728 * Ready to accept connections",
            "Run 'python manage.py migrate' to apply them.",
            "2026-11-28 05:20:14,838 DEBUG    HTTP b'GET' request for ['127.0.0.1', 43176]",
            "2026-11-28 05:20:15,162 DEBUG    HTTP 404 response started for ['127.0.0.1', 43176]",
            "2026-11-28 05:20:30,614 WARNING  Executing <Task pending name='Task-4'> took 0.150 seconds",
            "WARNING: This is a development server. Do not use it in a production setting.",
            "  File \"x\", line 1", "/a/b.py:41: UserWarning: text", "DEBUG    anything at all",
            "builtins.AttributeError: 'WebSocketProtocol' object has no attribute 'server'",
        ])
    func known(text: String) {
        let reading = Reading.of("\(text)\n")
        #expect(reading.counts == [:])
        #expect(reading.unrecognised == 0)
    }

    @Test(
        "runserver's date is known in every month",
        arguments: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ])
    func runserverDate(month: String) {
        #expect(Reading.of("\(month) 22, 2026 - 07:02:09\n").unrecognised == 0)
    }

    @Test(
        "hypercorn's lines have gunicorn's form, and are told apart by what gunicorn says",
        arguments: [
            ("Running on http://127.0.0.1:8000 (CTRL + C to quit)", true), ("ASGI Framework Lifespan error", true),
            ("Starting gunicorn 23.0.0", false), ("Booting worker with pid: 8", false),
            ("Handling signal: term", false),
        ])
    func servers(text: String, isHypercorn: Bool) {
        let line = "[2026-11-22 07:06:06 -0600] [3725] [INFO] "
        let features = Reading.of("\(line)Task started\n\(line)\(text)\n").features
        #expect(features.isHypercorn == isHypercorn)
    }
}
