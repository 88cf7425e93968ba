import RelayBytes
import RelayEvidence

extension Samples {
    /// Bundles that together hold every fact above.
    static let bundles: [Bundle] = {
        var all = runs
        all += each(resolutions) { $0.resolution = .ran($1, span) }
        all += each([attempts, []]) { $0.connect = .ran(ConnectFacts(attempts: $1), span) }
        all += each(proxies) { $0.proxy = .ran($1, span) }
        all += each(tlsFailures) { $0.tls = .ran(.failed($1), span) }
        all += each(sessions) { $0.tls = .ran(.session($1), span) }
        all += each(exchanges) { $0.http = .ran($1, span) }
        all += each(exchanges) { $0.me = .ran($1, StageSpan(began: at(30), ended: at(31))) }
        all += each(logins) { $0.login = .ran($1, span) }
        all += each(tokens) { $0.token = .ran($1, span) }
        all += each(handshakes) { $0.upgrade = .ran($1, span) }
        all += each(openings + held) { $0.session = .ran($1, span) }
        all += each(trips) { $0.echo = .ran($1, span) }
        all += each(broadcasts) { $0.broadcast = .ran($1, span) }
        all += each(redises) { $0.redis = .ran($1, span) }
        return all
    }()

    /// What belongs to no stage.
    private static let runs: [Bundle] = {
        var all = [bundle]
        all += each([otherTarget, anotherTarget]) { $0.target = $1 }
        all += each([true]) { $0.target.namesCA = $1 }
        all += each([NotRun.leftOut, .notApplicable, .needs(.tcp), .missing("no token"), .cutShort]) {
            $0.me = .notRun($1)
        }
        all += each([Set(StageName.allCases), []]) { $0.required = $1 }
        all += each([Int32(15), 2]) { $0.interruptedBy = $1 }
        all += each([true]) { $0.ranOutOfTime = $1 }
        all += each([experiments]) { $0.experiments = $1 }
        all += each(terms) { $0.terms = $1 }
        all += each([UnixTime(seconds: 1_767_225_600, nanoseconds: 120_000_000)]) {
            ($0.startedAt, $0.began, $0.ended) = ($1, at(5), at(9))
        }
        all.append(
            Bundle(target: target, startedAt: UnixTime(seconds: 1), began: Instant(nanoseconds: .min), required: []))
        return all
    }()

    /// A bundle for each of the values.
    private static func each<Value>(_ values: [Value], _ change: (inout Bundle, Value) -> Void) -> [Bundle] {
        values.map { value in
            var changed = bundle
            change(&changed, value)
            return changed
        }
    }
}
