import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// Rows of a session that was held in silence.
extension Case {
    static let holds: [Case] = [
        Case("held to the end", held(nil, after: .seconds(15)), [], .healthy, 0),
        Case(
            "held beyond the token's exp",
            held(nil, after: .seconds(15)).with { $0.change(token: { $0.expires = Samples.now.seconds + 5 }) },
            [.sessionOutlivesToken], .healthy, 0),
        Case(
            "1011, and new handshakes are answered with 500",
            held(.closed(code: 1011, reason: ""), after: .seconds(12), comeback: .refused(status: 500)),
            [.sessionClosedError], .broken, 31, .session),
        Case("a hold that a signal ended", held(nil, after: .seconds(3), pong: nil, isPinged: false), [], .healthy, 0),
        Case(
            "held to the end, and forgotten", held(nil, after: .seconds(15), pong: nil), [.sessionIdleClosed], .broken,
            34, .session),
        Case(
            "nginx reads for 60 s", held(.ended, after: .milliseconds(60_004)), [.sessionIdleClosed], .broken, 34,
            .session),
        Case(
            "FIN at no round time", held(.ended, after: .milliseconds(7_430)), [.sessionIdleClosed], .broken, 34,
            .session),
        Case("RST after a while", held(.reset, after: .seconds(50)), [.sessionIdleClosed], .broken, 34, .session),
        Case(
            "Daphne's --websocket_timeout", held(.closed(code: 1000, reason: ""), after: .seconds(9)),
            [.sessionIdleClosed], .broken, 34, .session),
        Case(
            "redis-py 8", held(.closed(code: 1011, reason: ""), after: .milliseconds(5_900)), [.sessionIdleClosed],
            .broken, 34, .session),
        Case(
            "1011 later", held(.closed(code: 1011, reason: ""), after: .seconds(12)), [.sessionIdleClosed], .broken,
            34, .session),
        Case(
            "uvicorn misses Pongs", held(.closed(code: 1011, reason: "keepalive ping timeout"), after: .seconds(40)),
            [.sessionIdleClosed], .broken, 34, .session),
        Case(
            "the process ended", held(.ended, after: .seconds(4), comeback: .failed("connection refused")),
            [.sessionLost], .broken, 33, .session),
        Case(
            "cut while the server spoke", held(.ended, after: .seconds(4), quiet: .milliseconds(100)), [.sessionLost],
            .broken, 33, .session),
        Case(
            "uvicorn restarts", held(.closed(code: 1012, reason: ""), after: .seconds(4)), [.sessionClosedError],
            .broken, 31, .session),
        Case(
            "closed for the token's sake", held(.closed(code: 4401, reason: ""), after: .seconds(4)),
            [.sessionClosedAuth], .broken, 32, .session),
        Case(
            "a rule is broken in a hold", held(.violation("reserved bits"), after: .seconds(2)), [.sessionLost],
            .broken, 30, .session),
    ]

    static func hold(
        _ ending: SessionEnding?, after span: Duration, quiet: Duration? = nil, pong: Duration? = .milliseconds(1),
        isPinged: Bool = true, comeback: HoldFacts.Return = .accepted
    ) -> HoldFacts {
        HoldFacts(
            wanted: ending == nil && isPinged ? span : .seconds(90), held: span, ending: ending, quiet: quiet ?? span,
            age: span + .milliseconds(300), pings: 0, messages: 0, pingRoundTrip: ending == nil ? pong : nil,
            isPinged: ending == nil && isPinged, comeback: ending == nil ? nil : comeback,
            endedAt: UnixTime(seconds: Samples.now.seconds + span.components.seconds))
    }

    private static func held(
        _ ending: SessionEnding?, after span: Duration, quiet: Duration? = nil, pong: Duration? = .milliseconds(1),
        isPinged: Bool = true, comeback: HoldFacts.Return = .accepted
    ) -> Bundle {
        healthy.with {
            var session = Samples.session()
            session.hold = hold(
                ending, after: span, quiet: quiet, pong: pong, isPinged: isPinged, comeback: comeback)
            $0.session = .ran(session, Samples.span(19, 19 + Int64(span.milliseconds)))
        }
    }
}
