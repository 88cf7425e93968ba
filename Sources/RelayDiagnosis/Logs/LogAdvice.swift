import RelayLogs

/// The words for the causes that logs show.
enum LogAdvice {
    typealias Advice = LogCauses.Advice

    /// `redis` is the URL at which Redis is asked.
    static func of(_ cause: LogCause, redis: String = LogRedisAddress.url([])) -> Advice {
        switch cause {
        case .token:
            Advice(
                code: .tokenRefused, summary: "the middleware refused tokens",
                remedies: [
                    .init(
                        "expired, of another key or malformed: look at one",
                        command: "relayctl whoami TARGET")
                ])
        case .noToken:
            Advice(
                code: .tokenMissing, summary: "clients came without a token",
                remedies: [
                    .init(
                        "offer the subprotocols Bearer and the token; a proxy may drop Sec-WebSocket-Protocol",
                        command: "relayctl probe TARGET")
                ])
        case .origin:
            Advice(
                code: .originOrSession, summary: "handshakes were rejected before the token middleware spoke",
                remedies: [
                    .init(
                        "send an Origin that ALLOWED_HOSTS has; asgi.py must use the JWT middleware, not that of sessions",
                        command: "relayctl probe TARGET")
                ], confidence: .likely, untested: ["Origin and session middleware look alike in a log"])
        case .untied:
            Advice(
                code: .rejected, summary: "handshakes were rejected, for a reason that the log does not tell",
                confidence: .possible)
        case .hung:
            Advice(
                code: .noAnswer, summary: "handshakes ended without an answer and without an error",
                remedies: [
                    .init(
                        "Redis hangs, connect() takes too long, or a subprotocol was selected that was not offered",
                        command: "relayctl probe TARGET --redis \(redis)")
                ], confidence: .likely, untested: ["a client that gave up first looks alike"])
        case .noRoute:
            Advice(
                code: .noRoute, summary: "paths that no route knows",
                remedies: [.init("the slash at the end, websocket_urlpatterns, or a path that a proxy changed")])
        case .noWebSocketApp:
            Advice(
                code: .noWebSocketApp, summary: "asgi.py has no websocket application",
                remedies: [.init("ProtocolTypeRouter in asgi.py needs a \"websocket\" entry")])
        case .layerMissing:
            Advice(
                code: .layerMissing, summary: "there is no channel layer",
                remedies: [.init("set CHANNEL_LAYERS in the settings that the server reads")])
        case .message:
            Advice(
                code: .messageNotUnderstood, summary: "messages that the consumer does not understand",
                remedies: [.init("compare what the client sends with what the consumer reads")])
        case .overSize:
            Advice(
                code: .messageTooLarge, summary: "messages beyond the server's limit",
                remedies: [.init("daphne --websocket-max-message-size")])
        case .host:
            Advice(
                code: .hostRefused, summary: "requests for a host that is not in ALLOWED_HOSTS",
                remedies: [.init("add it, or have the proxy pass Host on: proxy_set_header Host $host")])
        case .portInUse:
            Advice(
                code: .portInUse, summary: "the server did not start: its port is in use",
                remedies: [.init("find who listens there", command: "ss -ltnp")])
        case .settings:
            Advice(
                code: .startupFailed, summary: "the server did not start: settings or imports",
                remedies: [.init("DJANGO_SETTINGS_MODULE and the name of the application given to the server")])
        case .database:
            Advice(code: .database, summary: "the database cannot be used")
        case .idleProxy:
            Advice(
                code: .proxyIdle, summary: "the proxy closed idle connections",
                remedies: [.init("raise proxy_read_timeout, or have the server ping more often")])
        case .other:
            Advice(code: .exception, summary: "errors of the application")
        default: LogRedisAdvice.of(cause, redis)
        }
    }

    /// Classes that are no error by themselves.
    static func of(_ code: LogFindingCode) -> Advice {
        switch code {
        case .overCapacity:
            Advice(
                code: code, summary: "messages were lost: a channel was over capacity",
                remedies: [.init("a worker does not keep up, or hangs; \"capacity\" in CHANNEL_LAYERS")])
        default:
            Advice(
                code: code, summary: "HTTP requests without a CSRF token were refused",
                remedies: [.init("it is an HTTP form or API call, not the WebSocket: csrftoken cookie and header")])
        }
    }

    /// An error whose words say nothing special.
    static func general(_ logClass: LogClass) -> Advice {
        switch logClass {
        case .startupFailed: Advice(code: .startupFailed, summary: "the server did not start")
        case .proxyError:
            Advice(code: .proxyError, summary: "errors of the proxy")
        default: Advice(code: .exception, summary: "errors of the application")
        }
    }
}
