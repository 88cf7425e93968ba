import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of an open connection.
extension Case {
    static let session: [Case] =
        ([1008, 3000, 3003, 4001, 4003, 4401, 4403] as [UInt16]).map { code in
            Case(
                "closed with \(code)", ended(.closed(code: code, reason: "")), [.sessionClosedAuth], .broken, 32,
                .session)
        } + [
            Case(
                "closed with 1011", ended(.closed(code: 1011, reason: "boom")), [.sessionClosedError], .broken, 31,
                .session),
            Case(
                "closed with 1000", ended(.closed(code: 1000, reason: "")), [.sessionClosedError], .broken, 33, .session
            ),
            Case(
                "closed without a code", ended(.closed(code: nil, reason: "")), [.sessionClosedError], .broken, 33,
                .session),
            Case("FIN", ended(.ended), [.sessionLost], .broken, 33, .session),
            Case("RST", ended(.reset), [.sessionLost], .broken, 33, .session),
            Case("a rule is broken", ended(.violation("reserved bits")), [.sessionLost], .broken, 30, .session),
            Case("a message that is too large", ended(.limit("16777216 bytes")), [.sessionLost], .broken, 35, .session),
            Case(
                "no Pong", healthy.with { $0.session = .ran(Samples.session(ping: nil), Samples.span(19, 2019)) }, [],
                .degraded, 0),
            Case(
                "closed with 1011 by a message",
                healthy.with {
                    $0.echo = .ran(
                        Samples.trip(.ended(.closed(code: 1011, reason: ""), after: .milliseconds(900))),
                        Samples.span(269, 1169))
                    $0.broadcast = .notRun(.needs(.echo))
                }, [.sessionClosedError], .broken, 31, .echo),
            Case(
                "no echo",
                healthy.with {
                    $0.echo = .ran(Samples.trip(.missing(waited: .seconds(5), others: 3)), Samples.span(269, 5269))
                    $0.broadcast = .notRun(.needs(.echo))
                }, [.echoLost], .broken, 36, .echo),
            Case(
                "no broadcast",
                healthy.with {
                    $0.broadcast = .ran(
                        BroadcastFacts(pairs: [Samples.heard, Samples.trip(.missing(waited: .seconds(5), others: 0))]),
                        Samples.span(275, 5275))
                }, [.broadcastLost], .broken, 36, .broadcast),
            Case(
                "no second connection to broadcast",
                healthy.with {
                    $0.broadcast = .ran(
                        BroadcastFacts(pairs: [Samples.trip(.unconnected("403 Access denied"))]),
                        Samples.span(275, 5275))
                }, [.upgradeFlapping], .broken, 36, .broadcast),
            Case(
                "a second connection that is not answered",
                healthy.with {
                    $0.broadcast = .ran(
                        BroadcastFacts(pairs: [Samples.trip(.unconnected("no answer"))]), Samples.span(275, 5275))
                }, [.broadcastLost], .broken, 36, .broadcast),
            Case(
                "no broadcast, and Redis does not see us",
                healthy.with {
                    $0.broadcast = .ran(
                        BroadcastFacts(pairs: [Samples.trip(.missing(waited: .seconds(5), others: 0))]),
                        Samples.span(275, 5275))
                    $0.give(Samples.redis(members: (1, 1)))
                }, [.broadcastLost, .redisLayerMismatch], .broken, 36, .broadcast),
        ]

    private static func ended(_ ending: SessionEnding) -> Bundle {
        healthy.with {
            $0.session = .ran(Samples.session(ending), Samples.span(19, 30))
            $0.stop(after: .session)
        }
    }
}
