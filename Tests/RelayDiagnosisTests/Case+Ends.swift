import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of runs that ended early.
extension Case {
    static let ends: [Case] = [
        Case(
            "interrupted",
            healthy.with {
                $0.stop(after: .session, because: .cutShort)
                $0.interruptedBy = 2
            }, [], .inconclusive, 130),
        Case(
            "terminated while the handshake waited",
            healthy.refused(Samples.handshake(.interrupted)) { $0.interruptedBy = 15 }, [], .inconclusive, 143),
        Case(
            "a redis that an interrupt cut off", looked(Samples.redis(.interrupted)).with { $0.interruptedBy = 1 }, [],
            .inconclusive, 129),
        Case(
            "out of time between stages",
            healthy.with {
                $0.stop(after: .session, because: .cutShort)
                $0.ranOutOfTime = true
            }, [], .inconclusive, 60),
        Case(
            "out of time in a silent handshake",
            healthy.refused(Samples.handshake(.silent(received: 0))) {
                $0.redis = .notRun(.cutShort)
                $0.ranOutOfTime = true
            }, [], .inconclusive, 60, .upgrade),
        Case(
            "out of time long after a refusal", healthy.denied { $0.ranOutOfTime = true }, [.upgradeSessionMiddleware],
            .broken, 21, .upgrade),
        Case(
            "something required could not run", healthy.with { $0.redis = .notRun(.missing("the URL is unknown")) }, [],
            .inconclusive, 2),
        Case(
            "something required was cut short", healthy.with { $0.broadcast = .notRun(.cutShort) }, [], .inconclusive, 2
        ),
        Case(
            "something that is not required could not run", healthy.with { $0.me = .notRun(.cutShort) }, [], .healthy, 0
        ),
    ]
}
