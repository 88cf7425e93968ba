import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows in which an experiment decides, or does not.
extension Case {
    static let experiments: [Case] = denials + fresh + raised + dropped + lost

    private static let denials = [
        row(
            "another Origin is accepted", denied(origin: "https://other.test"), [.targetOrigin: open],
            .upgradeOriginRefused, 21),
        row(
            "the Origin's host gets 400", denied(origin: "https://other.test"), [.hostOfOrigin: status(400)],
            .upgradeOriginRefused, 21),
        row("with an Origin it is accepted", denied(origin: nil), [.targetOrigin: open], .upgradeOriginMissing, 21),
        row(
            "by query it is accepted, and nobody is in between", denied(), [.tokenByQuery: open], .upgradeTokenMissing,
            21),
        row(
            "by query it is accepted, and nginx is in between", denied { $0.signs("nginx/1.22.1") },
            [.tokenByQuery: open, .queryAndSubprotocol: open], .upgradeSubprotocolStripped, 21),
        row(
            "by query it is accepted, and an offer arrives", denied { $0.signs("nginx/1.22.1") },
            [
                .tokenByQuery: open,
                .queryAndSubprotocol: ExperimentOutcome(
                    kind: .open, status: 101, reason: "", after: .milliseconds(5), subprotocol: "Bearer"),
            ], .upgradeTokenMissing, 21),
        row(
            "as a subprotocol it is accepted",
            healthy.refused(Samples.handshake(.refused(Samples.answer(403)), mode: "header")),
            [.tokenBySubprotocol: open], .upgradeTokenMissing, 21),
        row(
            "every Host is let through, and a foreign Origin is not", denied(origin: "https://other.test"),
            [
                .hostOfOrigin: status(401), .targetOrigin: status(403), .tokenByQuery: status(403),
                .foreignHost: status(401),
            ], .upgradeOriginRefused, 21),
        row(
            "Hosts are checked, and the Origin's is allowed", denied(origin: "https://other.test"),
            [
                .hostOfOrigin: status(401), .targetOrigin: status(403), .tokenByQuery: status(403),
                .foreignHost: status(400),
            ], .upgradeSessionMiddleware, 21),
        row(
            "another path is open, where the path was given", denied { $0.target.room = nil },
            [.otherPath("/ws/x/"): open], .upgradeNoRoute, 21),
        row(
            "another room is open, where the path was given", denied { $0.target.room = nil },
            [.otherPath("/ws/chat/x/"): open], .upgradeApplicationRefused, 21),
        row(
            "by query it is accepted, and with nothing changed as well", denied { $0.signs("nginx/1.22.1") },
            [.tokenByQuery: open, .again(0): status(403), .again(1): open], .upgradeFlapping, 21),
        row("another room is open", denied(), [.otherPath("/ws/chat/x/"): open], .upgradeApplicationRefused, 21),
        row("a backend accepts it", denied(), [.direct(0): open], .upgradeOtherStatus, 21),
        row("nothing helps", denied(), [.tokenByQuery: status(403)], .upgradeSessionMiddleware, 21),
        row(
            "a fresh token helps", denied { $0.me = .notRun(.leftOut) }, [.freshLogin: open], .upgradeTokenSignature, 21
        ),
        row(
            "expired, and a fresh token helps",
            denied {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
            }, [.freshLogin: open],
            .upgradeTokenExpired, 21),
        row(
            "an algorithm that the server does not take",
            denied {
                $0.change(token: { $0.algorithm = "HS512" })
                $0.apiSays("Token is invalid")
            }, [:], .upgradeTokenAlgorithm, 21),
    ]

    /// What a fresh token shows beside one that the API does not accept.
    private static let fresh = [
        fresh("signed otherwise", { $0.algorithm = "HS512" }, .upgradeTokenAlgorithm),
        fresh("issued earlier", { $0.issuedAt = Samples.now.seconds - 4000 }, .upgradeTokenNotYetValid),
        fresh("the same but for its signature", { _ in }, .upgradeTokenSignature),
        Case(
            "a fresh token has a claim more",
            denied {
                $0.change(token: { $0.hasID = false })
                $0.apiSays("Token is invalid")
                $0.experiments = [record(.freshLogin, open, Samples.token)]
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
    ]

    private static func fresh(
        _ name: String, _ change: (inout DecodedToken) -> Void, _ code: FindingCode
    ) -> Case {
        var token = Samples.token
        change(&token)
        return Case(
            "a fresh token is \(name)",
            denied {
                $0.apiSays("Token is invalid")
                $0.experiments = [record(.freshLogin, open, token)]
            }, [code], .broken, 21, .upgrade)
    }

    private static let raised = [
        row(
            "behind the authentication, Redis answers", healthy.refused(500), [.noToken: status(403)],
            .upgradeLayerMissing, 23),
        row(
            "behind the authentication, Redis is down", healthy.refused(500) { $0.give(Samples.redis(.unreachable)) },
            [.noToken: status(403)], .upgradeRedisUnreachable, 23),
        row(
            "behind the authentication, Redis is not known",
            healthy.refused(500) { $0.redis = .notRun(.notApplicable) },
            [.noToken: status(403)], .upgradeRedisUnreachable, 23),
        row(
            "behind the authentication, another room is open", healthy.refused(500),
            [.noToken: status(403), .otherPath("/ws/chat/x/"): open], .upgradeConnectRaised, 23),
        row(
            "the other slash is open", healthy.refused(500), [.noToken: status(500), .otherSlash: open],
            .upgradeMissingSlash, 23),
        row(
            "a foreign Origin raises too", healthy.refused(500), [.noToken: status(500), .foreignOrigin: status(500)],
            .upgradeNoWebSocketApp, 23),
        row(
            "a foreign Origin is refused", healthy.refused(500), [.noToken: status(500), .foreignOrigin: status(403)],
            .upgradeNoRoute, 23),
        row(
            "another room is open, this one raises", healthy.refused(500),
            [.noToken: status(500), .otherPath("/ws/chat/x/"): open], .upgradeConnectRaised, 23),
        row(
            "the room's path is open, this one is not", healthy.refused(500) { $0.target.room = nil },
            [.noToken: status(500), .otherPath("/ws/chat/test-room/"): open], .upgradeNoRoute, 23),
    ]

    private static let dropped = [
        row(
            "a drop, by query it is accepted", drop, [.noToken: status(403), .tokenByQuery: open],
            .upgradeSubprotocolNotOffered, 24),
        row(
            "a drop, a usual name is selected", drop,
            [
                .noToken: status(403), .tokenByQuery: silence,
                .moreSubprotocols: ExperimentOutcome(
                    kind: .open, status: 101, reason: "", after: .milliseconds(5), subprotocol: "chat"),
            ], .upgradeSubprotocolNotOffered, 24),
        row(
            "a drop, no name is selected", drop,
            [.noToken: status(403), .tokenByQuery: silence, .moreSubprotocols: silence], .upgradeConnectSlow, 24),
        row(
            "a 502 as late as a drop, and the application is there", late502, [.noToken: status(403)],
            .upgradeConnectSlow, 23),
        row(
            "a 502 as late as a drop, and so without a token", late502, [.noToken: status(502)], .upgradeBadGateway, 23),
        row(
            "closed at once, and not with garbage of that length: what the application selects",
            healthy.refused(Samples.handshake(.closed(received: 0))),
            [.noToken: status(403), .garbageToken: status(403), .tokenByQuery: open], .upgradeSubprotocolNotOffered, 24),
        row(
            "closed at once, also with garbage of that length",
            healthy.refused(Samples.handshake(.closed(received: 0))),
            [
                .noToken: status(403),
                .garbageToken: ExperimentOutcome(kind: .closed, status: nil, reason: "", after: .milliseconds(5)),
            ], .upgradeHeadTooLarge, 24),
        row(
            "silence, also for garbage of that length", silent, [.noToken: status(403), .garbageToken: silence],
            .upgradeHeadTooLarge, 24),
        row(
            "silence, and garbage is refused", silent, [.noToken: status(403), .garbageToken: status(403)],
            .upgradeServerSilent, 24),
        row("a drop, Redis answers", drop, [.noToken: status(403)], .upgradeConnectSlow, 24),
        row(
            "a drop, Redis hangs", drop.with { $0.give(Samples.redis(.hung(command: "PING"))) },
            [.noToken: status(403)], .upgradeRedisHung, 24),
    ]

    private static let lost = [
        Case(
            "dropped without HTTP, and TLS is spoken on the port",
            healthy.refused(Samples.handshake(.closed(received: 0))) {
                $0.http = .ran(.failed(.closed("closed without an answer")), Samples.span(2, 7))
                $0.experiments = [
                    record(.overTLS, ExperimentOutcome(kind: .open, status: nil, reason: "TLSv1.3", after: .zero))
                ]
            }, [.tlsWrongScheme], .broken, 24, .upgrade),
        row("404, and a backend accepts it", healthy.refused(404), [.direct(0): open], .upgradeHeadersLost, 22),
        row("404, and another path is open", healthy.refused(404), [.otherPath("/ws/"): open], .upgradeNoRoute, 22),
        row(
            "400 that goes away with the token", healthy.refused(400, "Bad Request"), [.noToken: status(403)],
            .upgradeHeadTooLarge, 20),
        row("414", healthy.refused(414, "Request-URI Too Large"), [:], .upgradeHeadTooLarge, 20),
        row(
            "closed, and not so without the token", healthy.refused(Samples.handshake(.closed(received: 0))),
            [.noToken: status(403)], .upgradeHeadTooLarge, 24),
        row(
            "a SETTINGS frame", healthy.refused(Samples.handshake(.notHTTP([0, 0, 18, 4, 0, 0, 0, 0, 0, 0]))), [:],
            .upgradeHTTP2, 24),
        Case(
            "the token comes back as the subprotocol",
            healthy.with {
                let token = "<jwt sub=1 exp=in 42m sha256:1a2b3c4d>"
                $0.upgrade = .ran(
                    Samples.handshake(.open(Samples.answer(101), subprotocol: token)), Samples.span(12, 19))
            }, [.upgradeTokenEchoed], .broken, 25, .upgrade),
        Case(
            "TLS is met with silence, a plain GET is answered",
            secure.with {
                $0.tls = .ran(.failed(.timedOut), Samples.span(2, 5002))
                $0.stop(after: .tls)
                $0.experiments = [Self.record(.plainHTTP, status(401))]
            }, [.tlsWrongScheme], .broken, 13, .tls),
    ]

    // MARK: - Outcomes and rows

    private static let silent = healthy.refused(
        Samples.handshake(.silent(received: 0), elapsed: .seconds(10)))

    private static let late502 = healthy.refused(
        Samples.handshake(.refused(Samples.answer(502, "Bad Gateway")), elapsed: .milliseconds(4400)))

    private static let silence = ExperimentOutcome(kind: .silent, status: nil, reason: "", after: .seconds(2))

    static let open = ExperimentOutcome(kind: .open, status: 101, reason: "", after: .milliseconds(5))

    static func status(_ status: Int) -> ExperimentOutcome {
        ExperimentOutcome(kind: .refused, status: status, reason: "", after: .milliseconds(5))
    }

    static func record(
        _ experiment: Experiment, _ outcome: ExperimentOutcome, _ token: DecodedToken? = nil
    ) -> ExperimentRecord {
        ExperimentRecord(experiment: experiment, changed: experiment.name, outcome: outcome, token: token)
    }

    static func denied(
        origin: String? = "http://localhost:8000", _ change: (inout Bundle) -> Void = { _ in }
    ) -> Bundle {
        healthy.refused(
            Samples.handshake(.refused(Samples.answer(403, "Access denied")), origin: origin), change)
    }

    static let drop = healthy.refused(
        Samples.handshake(.reset(received: 0), elapsed: .milliseconds(4300)))

    private static func row(
        _ name: String, _ bundle: Bundle, _ made: KeyValuePairs<Experiment, ExperimentOutcome>, _ code: FindingCode,
        _ exit: Int32
    ) -> Case {
        Case(name, bundle.with { $0.experiments = made.map { record($0, $1) } }, [code], .broken, exit, .upgrade)
    }
}
