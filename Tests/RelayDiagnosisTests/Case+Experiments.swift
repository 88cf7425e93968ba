import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows in which an experiment decides, or does not.
extension Case {
    static let experiments: [Case] = denials + raised + dropped + lost

    private static let denials = [
        row(
            "another Origin is accepted", denied(origin: "https://other.test"), [.targetOrigin: open],
            .upgradeOriginRefused, 21),
        row(
            "the Origin's host gets 400", denied(origin: "https://other.test"), [.hostOfOrigin: status(400)],
            .upgradeOriginRefused, 21),
        row("with an Origin it is accepted", denied(origin: nil), [.targetOrigin: open], .upgradeOriginMissing, 21),
        row("by query it is accepted", denied(), [.tokenByQuery: open], .upgradeSubprotocolStripped, 21),
        row("another room is open", denied(), [.otherPath("/ws/chat/x/"): open], .upgradeApplicationRefused, 21),
        row("a backend accepts it", denied(), [.direct(0): open], .upgradeOtherStatus, 21),
        row("nothing helps", denied(), [.tokenByQuery: status(403)], .upgradeSessionMiddleware, 21),
        row(
            "a fresh token helps", denied { $0.me = .notRun(.leftOut) }, [.freshLogin: open], .upgradeTokenSignature, 21
        ),
        row(
            "expired, and a fresh token helps",
            denied { $0.change(token: { $0.expires = Samples.now.seconds - 60 }) }, [.freshLogin: open],
            .upgradeTokenExpired, 21),
        row(
            "an algorithm that the server does not take",
            denied {
                $0.change(token: { $0.algorithm = "HS512" })
                $0.apiSays("Token is invalid")
            }, [:], .upgradeTokenAlgorithm, 21),
    ]

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
        row("a drop, Redis answers", drop, [.noToken: status(403)], .upgradeConnectSlow, 24),
        row(
            "a drop, Redis hangs", drop.with { $0.give(Samples.redis(.hung(command: "PING"))) },
            [.noToken: status(403)], .upgradeRedisHung, 24),
    ]

    private static let lost = [
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

    static let open = ExperimentOutcome(kind: .open, status: 101, reason: "", after: .milliseconds(5))

    static func status(_ status: Int) -> ExperimentOutcome {
        ExperimentOutcome(kind: .refused, status: status, reason: "", after: .milliseconds(5))
    }

    static func record(_ experiment: Experiment, _ outcome: ExperimentOutcome) -> ExperimentRecord {
        ExperimentRecord(experiment: experiment, changed: experiment.name, outcome: outcome)
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
        Case(name, bundle.with { $0.experiments = made.map(record) }, [code], .broken, exit, .upgrade)
    }
}
