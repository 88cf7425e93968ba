import RelayBytes
import RelayEvidence
import Testing

@Suite struct BundleTests {
    private let target = TargetFacts(
        url: "ws://localhost/", apiOrigin: "http://localhost", origin: nil, originSource: "--origin", room: nil,
        name: "localhost", usesTLS: false)

    private var bundle: Bundle {
        Bundle(target: target, startedAt: UnixTime(seconds: 0), began: Instant(nanoseconds: 7), required: [.dns])
    }

    @Test("a new bundle has run nothing", arguments: StageName.allCases) func new(stage: StageName) {
        #expect(bundle.span(stage) == nil)
        #expect(bundle.notRun(stage) == (stage == .proxy || stage == .tls ? .notApplicable : .cutShort))
        #expect(bundle.ended == bundle.began && bundle.interruptedBy == nil && !bundle.ranOutOfTime)
    }

    @Test("a stage that ran has a span and no excuse") func ran() {
        var bundle = bundle
        let span = StageSpan(began: Instant(nanoseconds: 10), ended: Instant(nanoseconds: 25))
        bundle.echo = .ran(RoundTrip(outcome: .returned(after: .nanoseconds(15))), span)
        #expect(bundle.span(.echo) == span && bundle.notRun(.echo) == nil)
        #expect(span.duration == .nanoseconds(15))
    }

    @Test("stages are ordered as they are climbed") func order() {
        #expect(StageName.allCases.sorted() == StageName.allCases)
        #expect(StageName.tls < .http && !(StageName.redis < .dns))
    }
}
