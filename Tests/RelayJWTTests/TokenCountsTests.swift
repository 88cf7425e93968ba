import RelayJWT
import Testing

@Suite struct TokenCountsTests {
    @Test func kindsAreCountedApart() {
        var counts = TokenCounts()
        for kind in [TokenVerdict.Kind.valid, .expired, .valid] { counts.add(kind) }
        counts.add(.valid, isShortOfTime: true)
        #expect(counts[.valid] == 3)
        #expect(counts[.expired] == 1)
        #expect(counts[.malformed] == 0)
        #expect(counts.total == 4)
        #expect(counts.shortOfTime == 1)
    }
}
