import RelayBytes
import RelayEvidence

extension Samples {
    static let holds: [HoldFacts] =
        [
            HoldFacts(
                wanted: .seconds(15), held: .seconds(15), ending: nil, quiet: .seconds(3), age: .seconds(16), pings: 2,
                messages: 1, pingRoundTrip: .milliseconds(1), isPinged: true, comeback: nil,
                endedAt: UnixTime(seconds: 1_767_225_700, nanoseconds: 7))
        ]
        + [HoldFacts.Return.accepted, .refused(status: 502), .failed("refused")].map {
            HoldFacts(
                wanted: .seconds(75), held: .seconds(60), ending: .ended, quiet: .seconds(60), age: .seconds(61),
                pings: 0, messages: 0, pingRoundTrip: nil, isPinged: false, comeback: $0,
                endedAt: UnixTime(seconds: 1_767_225_760))
        }

    static let terms: [Terms] = {
        var strict = Terms()
        strict.isStrict = true
        var expecting = Terms()
        expecting.expectedStatus = 403
        expecting.warnDays = 7
        return [strict, expecting]
    }()

    static let held: [SessionFacts] = holds.map {
        var facts = openings[7]
        facts.hold = $0
        return facts
    }
}
