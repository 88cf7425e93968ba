import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of refusals that no token explains.
extension Case {
    static let origin: [Case] = [
        Case("everything speaks for the token", healthy.denied(), [.upgradeSessionMiddleware], .broken, 21, .upgrade),
        Case(
            "the Origin's host is not in ALLOWED_HOSTS",
            healthy.denied { $0.http = .ran(.answered(Samples.answer(400, "Bad Request")), Samples.span(2, 7)) },
            [.upgradeOriginRefused, .httpHostRefused], .broken, 21, .upgrade),
        Case(
            "an Origin that is none, and a server without words for it",
            healthy.refused(Samples.handshake(.refused(Samples.answer(403)), origin: "foo")), [.upgradeOriginInvalid],
            .broken, 21, .upgrade),
        Case(
            "the Origin null", healthy.refused(Samples.handshake(.refused(Samples.answer(403)), origin: "null")),
            [.upgradeOriginRefused], .broken, 21, .upgrade),
        Case(
            "no Origin", healthy.refused(Samples.handshake(.refused(Samples.answer(403)), origin: nil)),
            [.upgradeOriginMissing], .broken, 21, .upgrade),
        Case(
            "no Origin, and none is needed",
            healthy.with {
                $0.upgrade = .ran(Samples.handshake(Samples.opened.outcome, origin: nil), Samples.span(12, 19))
            }, [], .healthy, 0),
        Case(
            "an Origin that is none", healthy.refused(400, "HTTP Origin header invalid: No host part in Origin 'foo'"),
            [.upgradeOriginInvalid], .broken, 20, .upgrade),
        Case(
            "the API fails with the token",
            healthy.denied { $0.me = .ran(.answered(Samples.answer(500)), Samples.span(7, 12)) },
            [.upgradeApplicationRefused], .broken, 21, .upgrade),
        Case(
            "the API saw no credentials",
            healthy.denied {
                $0.me = .ran(
                    .answered(
                        Samples.answer(401, body: #"{"detail":"Authentication credentials were not provided."}"#)),
                    Samples.span(7, 12))
            }, [.upgradeTokenSignature], .broken, 21, .upgrade),
    ]
}
