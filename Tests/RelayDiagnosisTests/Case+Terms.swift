import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// Rows of what the operator asked for: a status, and days that a certificate must last.
extension Case {
    static let terms: [Case] = [
        Case("403 as expected", expecting(403, answered: 403), [], .healthy, 0),
        Case("500 as expected", expecting(500, answered: 500), [], .healthy, 0),
        Case("429 where 403 was expected", expecting(403, answered: 429), [.upgradeThrottled], .broken, 1, .upgrade),
        Case("101 where 403 was expected", accepted(expecting: 403), [.upgradeUnexpectedStatus], .broken, 1, .upgrade),
        Case("101 as expected", accepted(expecting: 101), [], .healthy, 0),
        Case(
            "no answer where 403 was expected",
            expecting(403, answered: 403).with {
                $0.upgrade = .ran(Samples.handshake(.reset(received: 0)), Samples.span(12, 19))
            }, [.upgradeServerSilent], .broken, 24, .upgrade),
        Case("ends within the days", ending(in: 20), [.tlsExpiresSoon], .degraded, 0),
        Case("ends within more days that were asked for", ending(in: 40, days: 60), [.tlsExpiresSoon], .degraded, 0),
        Case("ends later", ending(in: 22), [], .healthy, 0),
        Case("no days were asked for", ending(in: 1, days: 0), [], .healthy, 0),
        Case("an intermediate ends first", ending(in: 90, intermediate: 3), [.tlsExpiresSoon], .degraded, 0),
    ]

    private static func expecting(_ status: Int, answered: Int) -> Bundle {
        healthy.with {
            $0.terms.expectedStatus = status
            $0.required = [.dns, .tcp, .upgrade]
            $0.upgrade = .ran(Samples.handshake(.refused(Samples.answer(answered, ""))), Samples.span(12, 19))
            $0.session = .notRun(.leftOut)
            $0.echo = .notRun(.leftOut)
            $0.broadcast = .notRun(.leftOut)
        }
    }

    private static func accepted(expecting status: Int) -> Bundle {
        healthy.with { $0.terms.expectedStatus = status }
    }

    private static func ending(in days: Int64, days wanted: Int = 21, intermediate: Int64 = 90) -> Bundle {
        secure.with {
            $0.terms.warnDays = wanted
            $0.tls = .ran(
                Samples.tls(
                    .verified,
                    chain: [
                        Samples.certificate("api.relaydesk.test", issuer: "R3", notAfter: days * 86_400),
                        Samples.certificate("R3", issuer: "Root", notAfter: intermediate * 86_400),
                    ]), Samples.span(2, 5))
        }
    }
}
