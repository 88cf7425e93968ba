import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of the other ways in which a handshake ends.
extension Case {
    static let serverError: [Case] = [
        Case("500, and Redis is well", failed(Samples.redis(members: nil)), [.upgradeNoRoute], .broken, 23, .upgrade),
        Case(
            "500, and Redis is unknown", healthy.refused(500) { $0.redis = .notRun(.notApplicable) }, [.upgradeNoRoute],
            .broken, 23, .upgrade),
        Case(
            "500, Redis is down",
            failed(Samples.redis(.unreachable, attempts: [Samples.attempt("127.0.0.1:6379", .refused)])),
            [.upgradeRedisUnreachable], .broken, 23, .upgrade),
        Case(
            "500, Redis wants a password",
            failed(Samples.redis(.authenticationRequired(refusal("NOAUTH Authentication required.")))),
            [.upgradeRedisAuth], .broken, 23, .upgrade),
        Case(
            "500, Redis is a replica",
            failed(Samples.redis(role: .replica(masterHost: "10.0.0.1", masterPort: 6379, link: "connected"))),
            [.upgradeRedisReadonly], .broken, 23, .upgrade),
        Case(
            "500, Redis is full",
            failed(Samples.redis(info: "used_memory:2048\r\nmaxmemory:1024\r\nmaxmemory_policy:noeviction\r\n")),
            [.upgradeRedisOOM], .broken, 23, .upgrade),
        Case(
            "500, Redis hangs", failed(Samples.redis(.hung(command: "PING"))), [.upgradeRedisHung], .broken, 23,
            .upgrade),
    ]

    private static func failed(_ redis: RedisStageFacts) -> Bundle {
        healthy.refused(500, "Internal server error") { $0.give(redis) }
    }

    static let gateway: [Case] = [
        Case(
            "502", healthy.refused(502, "Bad Gateway", [("Server", "nginx")]), [.upgradeBadGateway], .broken, 23,
            .upgrade),
        Case(
            "504", healthy.refused(504, "Gateway Time-out", [("Server", "nginx")]), [.upgradeGatewayTimeout], .broken,
            23, .upgrade),
        Case("429", healthy.refused(429, "Too Many Requests"), [.upgradeThrottled], .broken, 27, .upgrade),
        Case(
            "503 with Retry-After", healthy.refused(503, "", [("retry-after", "5")]), [.upgradeThrottled], .broken, 27,
            .upgrade),
        Case("503 without", healthy.refused(503), [.upgradeBadGateway], .broken, 23, .upgrade),
        Case(
            "503 of nginx's own", paged(503, "<hr><center>nginx/1.22.1</center>"), [.upgradeThrottled], .broken, 23,
            .upgrade),
        Case(
            "503 of HAProxy's own", paged(503, "No server is available to handle this request."), [.upgradeBadGateway],
            .broken, 23, .upgrade),
        Case("521 of Cloudflare", healthy.refused(521), [.upgradeBadGateway], .broken, 23, .upgrade),
        Case("522 of Cloudflare", healthy.refused(522), [.upgradeGatewayTimeout], .broken, 23, .upgrade),
        Case(
            "403 of nginx's own", paged(403, "<hr><center>nginx</center>"), [.upgradeOtherStatus], .broken, 21, .upgrade
        ),
        Case(
            "401 of nginx's own, with Basic",
            healthy.refused(
                Samples.handshake(
                    .refused(
                        Samples.answer(
                            401, "Unauthorized", [("WWW-Authenticate", "Basic realm=\"hi\"")],
                            body: "<hr><center>nginx</center>")))), [.upgradeOtherStatus], .broken, 21, .upgrade),
        Case(
            "404 of nginx's own", paged(404, "<hr><center>nginx</center>"), [.upgradeNoRoute], .broken, 22, .upgrade),
        Case(
            "500 of nginx's own", paged(500, "<hr><center>nginx</center>"), [.upgradeOtherStatus], .broken, 23, .upgrade
        ),
        Case(
            "404 of a front end", healthy.refused(404, "Not Found", [("X-Powered-By", "Next.js")]), [.upgradeNoRoute],
            .broken, 22, .upgrade),
        Case(
            "Daphne misses the Connection header", healthy.refused(400, "HTTP Connection header missing"),
            [.upgradeHeadersLost], .broken, 20, .upgrade),
        Case(
            "nginx wants a client certificate", paged(400, "<center>No required SSL certificate was sent</center>"),
            [.tlsHandshake], .broken, 20, .upgrade),
        Case(
            "Django does not know the Host of a request that lost its upgrade",
            paged(400, "<h1>Bad Request (400)</h1>").with {
                $0.http = .ran(
                    .answered(Samples.answer(400, "Bad Request", body: "<h1>Bad Request (400)</h1>")),
                    Samples.span(2, 7))
            }, [.httpHostRefused], .broken, 20, .upgrade),
        Case(
            "an alert of TLS", healthy.refused(Samples.handshake(.notHTTP([0x15, 3, 1, 0, 2, 2, 70]))),
            [.tlsWrongScheme], .broken, 24, .upgrade),
        Case(
            "301", healthy.refused(301, "Moved Permanently", [("Location", "https://localhost/ws/")]),
            [.upgradeRedirect], .broken, 26, .upgrade),
        Case("200", healthy.refused(200, "OK"), [.upgradeHeadersLost], .broken, 22, .upgrade),
        Case("404", healthy.refused(404, "Not Found"), [.upgradeHeadersLost], .broken, 22, .upgrade),
        Case("426", healthy.refused(426, "Upgrade Required"), [.upgradeHeadersLost], .broken, 22, .upgrade),
        Case("400", healthy.refused(400, "Bad Request"), [.upgradeOtherStatus], .broken, 20, .upgrade),
        Case(
            "plain HTTP on a TLS port",
            healthy.refused(
                Samples.handshake(
                    .refused(
                        Samples.answer(
                            400, "Bad Request", [("Server", "nginx")],
                            body: "<center>The plain HTTP request was sent to HTTPS port</center>")))
            ) {
                $0.http = .ran(
                    .answered(
                        Samples.answer(
                            400, "Bad Request", body: "The plain HTTP request was sent to HTTPS port")),
                    Samples.span(2, 7))
            }, [.tlsWrongScheme], .broken, 20, .upgrade),
        Case("418", healthy.refused(418), [.upgradeOtherStatus], .broken, 20, .upgrade),
    ]

    private static func paged(_ status: Int, _ body: String) -> Bundle {
        healthy.refused(Samples.handshake(.refused(Samples.answer(status, "", body: body))))
    }

    static let handshake: [Case] = [
        Case(
            "no subprotocol selected", invalid(.subprotocolNotSelected), [.upgradeSubprotocolNotSelected], .broken, 25,
            .upgrade),
        Case(
            "a subprotocol that was not offered", invalid(.subprotocolNotOffered), [.upgradeSubprotocolNotOffered],
            .broken, 25, .upgrade),
        Case("a wrong Accept", invalid(.accept), [.upgradeHandshakeInvalid], .broken, 25, .upgrade),
        Case(
            "a late 101",
            healthy.with {
                $0.upgrade = .ran(
                    Samples.handshake(Samples.opened.outcome, elapsed: .milliseconds(2001)), Samples.span(12, 2013))
            }, [.upgradeConnectSlow], .degraded, 0),
        Case(
            "a 101 that is not late",
            healthy.with {
                $0.upgrade = .ran(
                    Samples.handshake(Samples.opened.outcome, elapsed: .seconds(2)), Samples.span(12, 2012))
            }, [], .healthy, 0),
        Case(
            "silence", healthy.refused(Samples.handshake(.silent(received: 0), elapsed: .seconds(10))),
            [.upgradeServerSilent], .broken, 24, .upgrade),
        Case(
            "silence, and Redis hangs",
            healthy.refused(Samples.handshake(.silent(received: 0), elapsed: .seconds(10))) {
                $0.give(Samples.redis(.hung(command: "PING")))
            }, [.upgradeRedisHung], .broken, 24, .upgrade),
        Case(
            "closed at once", healthy.refused(Samples.handshake(.closed(received: 0))), [.upgradeServerSilent], .broken,
            24, .upgrade),
        Case(
            "reset at once", healthy.refused(Samples.handshake(.reset(received: 0))), [.upgradeServerSilent], .broken,
            24, .upgrade),
        Case(
            "no HTTP", healthy.refused(Samples.handshake(.notHTTP(Array("-ERR wrong".utf8)))), [.upgradeServerSilent],
            .broken, 24, .upgrade),
        Case(
            "Daphne's own timeout, Redis is well",
            healthy.refused(Samples.handshake(.reset(received: 0), elapsed: .milliseconds(4300))),
            [.upgradeConnectSlow], .broken, 24, .upgrade),
        Case(
            "Daphne's own timeout, Redis hangs",
            healthy.refused(Samples.handshake(.reset(received: 0), elapsed: .milliseconds(4300))) {
                $0.give(Samples.redis(.hung(command: "PING")))
            }, [.upgradeRedisHung], .broken, 24, .upgrade),
        Case(
            "reset at once, and Redis is down",
            healthy.refused(Samples.handshake(.reset(received: 0))) { $0.give(Samples.redis(.unreachable)) },
            [.upgradeServerSilent, .redisUnreachable], .broken, 24, .upgrade),
        Case(
            "no second connection", healthy.refused(Samples.handshake(.unreachable("127.0.0.1:8000 refused"))),
            [.tcpRefused], .broken, 11, .upgrade),
        Case(
            "no second TLS session", secure.refused(Samples.handshake(.tls(.timedOut))), [.tlsHandshake], .broken, 13,
            .upgrade),
    ]

    private static func invalid(_ kind: HandshakeFault.Kind) -> Bundle {
        healthy.refused(
            Samples.handshake(.invalid(Samples.answer(101), violations: [HandshakeFault(kind: kind, text: "a rule")])))
    }
}
