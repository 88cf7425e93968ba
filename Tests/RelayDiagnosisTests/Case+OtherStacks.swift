import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of middleware, issuers and servers that are not the document's.
extension Case {
    static let otherStacks: [Case] = lists + raising + closing + issuers + servers + byHand

    /// OriginValidator with a list of its own, where ALLOWED_HOSTS is another.
    private static let lists = [
        other(
            "the Origin is in ALLOWED_HOSTS, and every path is refused", denied(),
            [
                .tokenByQuery: status(403), .unknownPath: status(403), .invalidOrigin: status(400),
                .foreignHost: status(400),
            ],
            .upgradeOriginRefused),
        other(
            "every path is refused, and any Host is let through", denied(),
            [.tokenByQuery: status(403), .unknownPath: status(403), .foreignHost: status(401)],
            .upgradeApplicationRefused),
        other(
            "the Origin is not in ALLOWED_HOSTS, and unknown paths raise: it is let through, and the token has expired",
            denied(origin: "https://app.test") { $0.expire() },
            [.hostOfOrigin: status(400), .unknownPath: status(500)], .upgradeTokenExpired),
        other(
            "the Origin is not in ALLOWED_HOSTS, and unknown paths raise: it is let through, and the token is good",
            denied(origin: "https://app.test"),
            [.hostOfOrigin: status(400), .unknownPath: status(500), .tokenByQuery: status(403)],
            .upgradeSessionMiddleware),
        other(
            "the Origin is not in ALLOWED_HOSTS, and every path is refused", denied(origin: "https://app.test"),
            [.hostOfOrigin: status(400), .unknownPath: status(403)], .upgradeOriginRefused),
    ]

    /// A middleware that raises without a token, or on one that it refuses.
    private static let raising = [
        other(
            "everything raises, and the token has expired", healthy.refused(500) { $0.expire() },
            [.noToken: status(500)], .upgradeTokenExpired, 23),
        other(
            "everything raises but a fresh login", healthy.refused(500) { $0.apiSays("Token is invalid") },
            [.noToken: status(500), .freshLogin: open], .upgradeTokenSignature, 23),
        other(
            "no token raises, garbage is refused, and Redis is down",
            healthy.refused(500) { $0.give(Samples.redis(.unreachable)) },
            [.noToken: status(500), .foreignOrigin: status(403), .garbageToken: status(403)],
            .upgradeRedisUnreachable, 23),
        other(
            "no token raises, garbage is refused, and Redis answers", healthy.refused(500),
            [.noToken: status(500), .foreignOrigin: status(403), .garbageToken: status(403)], .upgradeLayerMissing, 23),
        other(
            "everything raises behind the Origin, and Redis is down",
            healthy.refused(500) { $0.give(Samples.redis(.unreachable)) },
            [.noToken: status(500), .foreignOrigin: status(403), .garbageToken: status(500)],
            .upgradeRedisUnreachable, 23),
        other(
            "the other slash is refused as any unknown path is", healthy.refused(500) { $0.target.room = nil },
            [
                .noToken: status(500), .otherSlash: status(403), .foreignOrigin: status(500),
                .otherPath("/ws/a/b/c/"): status(403),
            ], .upgradeConnectRaised, 23),
    ]

    /// A middleware that closes by itself, in front of the routes or behind its own accept.
    private static let closing = [
        other(
            "refused without a token, and another path is open", healthy.refused(500) { $0.target.room = nil },
            [.noToken: status(403), .otherPath("/ws/a/b/c/"): open], .upgradeNoRoute, 23),
        other(
            "refused without a token, and the other slash is open", healthy.refused(500) { $0.target.room = nil },
            [.noToken: status(403), .otherSlash: open], .upgradeMissingSlash, 23),
        other(
            "an expired token is accepted without a subprotocol", unselected { $0.expire() }, [:],
            .upgradeTokenExpired, 25),
        other(
            "an expired token is accepted without a subprotocol, and so is a fresh one", unselected { $0.expire() },
            [.freshLogin: ExperimentOutcome(kind: .error, status: 101, reason: "not selected", after: .zero)],
            .upgradeSubprotocolNotSelected, 25),
        Case(
            "closed with 1000 at once, and the token has expired",
            healthy.with {
                $0.expire()
                $0.session = .ran(Samples.session(.closed(code: 1000, reason: "")), Samples.span(19, 30))
                $0.stop(after: .session)
            }, [.sessionClosedError, .tokenExpired], .broken, 33, .session),
        Case(
            "closed with 1011, and the token has expired",
            healthy.with {
                $0.expire()
                $0.session = .ran(Samples.session(.closed(code: 1011, reason: "")), Samples.span(19, 30))
                $0.stop(after: .session)
            }, [.sessionClosedError, .tokenExpired], .broken, 31, .session),
    ]

    private static let issuers = [
        other(
            "a token of another issuer's claims, refused in words that are not known",
            denied {
                $0.change(token: { ($0.tokenType, $0.hasID) = (nil, false) })
                $0.apiSays("Could not validate credentials", code: "")
            }, [:], .upgradeTokenSignature),
        Case(
            "a sliding token is as good as an access token",
            healthy.with { $0.change(token: { $0.tokenType = "sliding" }) }, [], .healthy, 0),
        Case(
            "a type of the application's own, and the API accepts it",
            healthy.with { $0.change(token: { $0.tokenType = "device" }) }, [], .healthy, 0),
        other(
            "a token that was signed with a key pair: another pair, rather than no pair",
            denied {
                $0.change(token: { $0.algorithm = "RS256" })
                $0.apiSays("Token is invalid")
            }, [:], .upgradeTokenSignature),
        other(
            "a sliding token of another key",
            denied {
                $0.change(token: { $0.tokenType = "sliding" })
                $0.apiSays("Token is invalid")
            }, [:], .upgradeTokenSignature),
        other(
            "a sliding token where an access token is needed",
            denied {
                $0.change(token: { $0.tokenType = "sliding" })
                $0.apiSays("Token has wrong type")
            }, [:], .upgradeTokenWrongType),
        other("the refusal says what is wrong", said("Signature verification failed"), [:], .upgradeTokenSignature),
        other(
            "the refusal says in JSON what is wrong", said(#"{"detail":"The specified alg value is not allowed"}"#),
            [:], .upgradeTokenAlgorithm),
        other("the refusal says that there is no user", said(#"{"detail":"no user"}"#), [:], .upgradeUserUnknown),
        other(
            "the refusal says nothing of the token", said("Unauthorized"), [:], .upgradeTokenSignature),
    ]

    private static let servers = [
        other(
            "404 of a WSGI server", healthy.refused(404, "Not Found", [("Server", "gunicorn")]), [:],
            .upgradeNoWebSocketApp, 22),
        other(
            "404 of runserver without Daphne",
            healthy.refused(404, "Not Found", [("Server", "WSGIServer/0.2 CPython/3.11.2")]), [:],
            .upgradeNoWebSocketApp, 22),
        other(
            "404 of a server that can do both", healthy.refused(404, "Not Found", [("Server", "uvicorn")]), [:],
            .upgradeHeadersLost, 22),
    ]

    private static let byHand = [
        other("what was given by hand is refused", sentByHand(), [:], .upgradeTokenMissing),
        other(
            "what was given by hand is refused for its Origin", sentByHand("https://other.test"),
            [.hostOfOrigin: status(400), .unknownPath: status(403)], .upgradeOriginRefused),
    ]

    private static func sentByHand(_ origin: String = "http://localhost:8000") -> Bundle {
        var handshake = Samples.handshake(
            .refused(Samples.answer(403, "Access denied")), origin: origin, mode: "none")
        handshake.byHand = ["Cookie"]
        return healthy.refused(handshake) {
            $0.token = .notRun(.missing("no token given"))
            $0.me = .notRun(.missing("no token given"))
        }
    }

    private static func unselected(_ change: (inout Bundle) -> Void) -> Bundle {
        let fault = HandshakeFault(kind: .subprotocolNotSelected, text: "no subprotocol was selected")
        return healthy.refused(Samples.handshake(.invalid(Samples.answer(101), violations: [fault])), change)
    }

    /// 401 with a body, where the API has no path to ask.
    private static func said(_ body: String) -> Bundle {
        healthy.refused(Samples.handshake(.refused(Samples.answer(401, "Unauthorized", body: body)))) {
            $0.http = .ran(.answered(Samples.answer(404)), Samples.span(2, 7))
            $0.me = .ran(.answered(Samples.answer(404)), Samples.span(7, 12))
        }
    }

    private static func other(
        _ name: String, _ bundle: Bundle, _ made: KeyValuePairs<Experiment, ExperimentOutcome>, _ code: FindingCode,
        _ exit: Int32 = 21
    ) -> Case {
        Case(name, bundle.with { $0.experiments = made.map { record($0, $1) } }, [code], .broken, exit, .upgrade)
    }
}

extension Bundle {
    fileprivate mutating func expire() {
        change(token: { $0.expires = Samples.now.seconds - 60 })
        apiSays("Token is expired")
    }
}
