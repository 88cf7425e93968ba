import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows that look like another cause: each was seen on a real server of another kind, and accused wrongly once.
extension Case {
    static let lookalikes: [Case] = delivery + origins + statuses + challenges + sessions + answers

    private static let delivery = [
        refusal(
            "by query it is accepted, nginx is in between, and an offer of twice the same arrives",
            denied { $0.signs("nginx/1.22.1") },
            [.tokenByQuery: open, .queryAndSubprotocol: open, .repeatedSubprotocol: status(400)], .upgradeTokenMissing),
        refusal(
            "by query it is accepted, and Daphne does not see an offer of twice the same", denied(),
            [.tokenByQuery: open, .queryAndSubprotocol: open, .repeatedSubprotocol: open], .upgradeSubprotocolStripped),
        refusal(
            "by query it is accepted, and past nginx as a subprotocol too",
            healthy.refused(403, "Forbidden") { $0.signs("nginx/1.22.1") },
            [.tokenByQuery: open, .queryAndSubprotocol: open, .repeatedSubprotocol: open, .direct(0): open],
            .upgradeSubprotocolStripped),
        refusal(
            "by query it is accepted, and past nginx by query alone",
            healthy.refused(403, "Forbidden") { $0.signs("nginx/1.22.1") },
            [.tokenByQuery: open, .queryAndSubprotocol: open, .repeatedSubprotocol: open, .direct(0): status(403)],
            .upgradeTokenMissing),
        refusal("in a header it is accepted", denied(), [.tokenByHeader: open], .upgradeTokenMissing),
        refusal(
            "the API accepts the token, and the socket a fresh one", denied(), [.freshLogin: open],
            .upgradeApplicationRefused),
    ]

    private static let origins = [
        Case(
            "a foreign Origin and an expired token: the Origin is looked at first",
            denied(origin: "https://other.test") {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
                $0.experiments = [record(.hostOfOrigin, status(400))]
            }, [.upgradeOriginRefused], .broken, 21, .upgrade),
        refusal(
            "Daphne does not see an Origin that is none", denied(),
            [.tokenByQuery: status(403), .invalidOrigin: status(403), .foreignHost: status(400)],
            .upgradeOriginMissing),
        refusal(
            "Daphne sees an Origin that is none", denied(),
            [.tokenByQuery: status(403), .invalidOrigin: status(400), .foreignHost: status(400)],
            .upgradeSessionMiddleware),
        Case(
            "a server that names the Origin in its refusal",
            healthy.refused(
                Samples.handshake(
                    .refused(
                        Samples.answer(
                            403, "Forbidden",
                            body:
                                "Failed to open a WebSocket connection: invalid Origin header: http://localhost:8000.\n"
                        )))), [.upgradeOriginRefused], .broken, 21, .upgrade),
        Case(
            "400 without words for an Origin that is none",
            healthy.refused(Samples.handshake(.refused(Samples.answer(400, "Bad Request")), origin: "foo")) {
                $0.experiments = [record(.targetOrigin, open)]
            }, [.upgradeOriginInvalid], .broken, 20, .upgrade),
        Case(
            "400 without words, whatever the Origin",
            healthy.refused(Samples.handshake(.refused(Samples.answer(400, "Bad Request")), origin: "foo")) {
                $0.experiments = [record(.targetOrigin, status(400))]
            }, [.upgradeOtherStatus], .broken, 20, .upgrade),
    ]

    private static let statuses = [
        Case(
            "Caddy passes a refusal of an expired token on",
            healthy.refused(403, "Forbidden", [("Server", "Caddy")]) {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
            }, [.upgradeTokenExpired], .broken, 21, .upgrade),
        Case(
            "Caddy has no backend", healthy.refused(502, "", [("Server", "Caddy")]), [.upgradeBadGateway], .broken, 23,
            .upgrade),
        Case(
            "the middleware raises on an expired token",
            raised {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
            }, [.upgradeTokenExpired], .broken, 23, .upgrade),
        Case(
            "everything raises, and Redis is down",
            raised {
                $0.give(Samples.redis(.unreachable))
                $0.experiments = [record(.noToken, status(500)), record(.foreignOrigin, status(500))]
            }, [.upgradeRedisUnreachable], .broken, 23, .upgrade),
        Case(
            "an expired token, and a fresh one raises too",
            raised {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
                $0.experiments.append(record(.freshLogin, status(500)))
            }, [.upgradeLayerMissing], .broken, 23, .upgrade),
        Case(
            "400, and another path is open",
            healthy.refused(400, "Bad Request") {
                $0.target.room = nil
                $0.experiments = [record(.noToken, status(400)), record(.otherPath("/ws/"), open)]
            }, [.upgradeNoRoute], .broken, 20, .upgrade),
        Case(
            "404, and the other slash is open",
            healthy.refused(404) { $0.experiments = [record(.otherSlash, open)] }, [.upgradeMissingSlash], .broken, 22,
            .upgrade),
        refusal("403, and the other slash is open", denied(), [.otherSlash: open], .upgradeMissingSlash),
        Case(
            "closed without a byte, where plain requests are answered",
            healthy.refused(Samples.handshake(.closed(received: 0))) {
                $0.experiments = [
                    record(.noToken, ExperimentOutcome(kind: .closed, status: nil, reason: "", after: .zero))
                ]
            }, [.upgradeServerSilent], .broken, 24, .upgrade),
    ]

    private static let challenges = [
        Case(
            "a challenge of Basic without a page of the proxy's",
            healthy.refused(401, "Unauthorized", [("Server", "Caddy"), ("WWW-Authenticate", "Basic realm=\"x\"")]),
            [.upgradeOtherStatus], .broken, 21, .upgrade),
        Case(
            "the API calls a token expired whose exp is no number",
            denied {
                $0.change(token: { $0.expires = nil })
                $0.apiSays("Token is expired")
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
    ]

    private static let sessions = [
        Case(
            "closed with 4000, and the token has expired",
            healthy.with {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
                $0.session = .ran(Samples.session(.closed(code: 4000, reason: "")), Samples.span(19, 30))
                $0.stop(after: .session)
            }, [.sessionClosedError], .broken, 31, .session),
        Case(
            "a second connection that is throttled",
            healthy.with {
                $0.broadcast = .ran(
                    BroadcastFacts(pairs: [Samples.trip(.unconnected("429 Too Many Requests"))]),
                    Samples.span(275, 280))
            }, [.upgradeThrottled], .broken, 36, .broadcast),
        Case(
            "no echo, and Redis hangs",
            healthy.with {
                $0.echo = .ran(Samples.trip(.missing(waited: .seconds(5), others: 0)), Samples.span(269, 5269))
                $0.broadcast = .notRun(.needs(.echo))
                $0.give(Samples.redis(.hung(command: "PING")))
            }, [.echoLost, .redisHung], .broken, 36, .echo),
    ]

    private static let answers = [
        Case(
            "the API answers everybody the same",
            healthy.with { $0.me = .ran(.answered(Samples.answer(401, "Unauthorized")), Samples.span(7, 12)) },
            [.meRefused], .degraded, 0),
        Case(
            "expired by this machine's clock, and the API accepts it",
            healthy.with { $0.change(token: { $0.expires = Samples.now.seconds - 60 }) }, [.tokenExpired], .degraded, 0),
        Case(
            "a fresh token is for another audience",
            denied {
                var fresh = Samples.token
                fresh.audience = "relaydesk"
                $0.apiSays("Token is invalid")
                $0.experiments = [record(.freshLogin, open, fresh)]
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
    ]

    private static func raised(_ change: (inout Bundle) -> Void) -> Bundle {
        healthy.refused(500, "Internal server error") {
            $0.experiments = [record(.noToken, status(403))]
            change(&$0)
        }
    }

    private static func refusal(
        _ name: String, _ bundle: Bundle, _ made: KeyValuePairs<Experiment, ExperimentOutcome>, _ code: FindingCode
    ) -> Case {
        Case(name, bundle.with { $0.experiments = made.map { record($0, $1) } }, [code], .broken, 21, .upgrade)
    }
}
