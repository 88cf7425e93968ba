import RelayBytes
import RelayEvidence
import RelayRESP
import Testing

@Suite struct HTTPFactsTests {
    @Test("the first field of a name, whatever its case") func field() {
        let facts = HTTPFacts(
            status: 200, reason: "", fields: [.init(name: "SERVER", value: "a"), .init(name: "Server", value: "b")],
            body: [])
        #expect(facts.field("server") == "a")
        #expect(facts.field("Date") == nil)
    }

    @Test("a body that is JSON, and one that is not", arguments: [("{\"a\":1}", true), ("<html>", false), ("", false)])
    func json(body: String, isJSON: Bool) {
        #expect((HTTPFacts(status: 200, reason: "", fields: [], body: Array(body.utf8)).json != nil) == isJSON)
    }
}

@Suite struct RedisStageFactsTests {
    @Test(
        "a join is counted when the members rise",
        arguments: [
            (Int64(1), Int64(2), true), (1, 1, false), (2, 1, false), (0, 1, true),
        ])
    func rose(before: Int64, after: Int64, rose: Bool) {
        #expect(RedisStageFacts.Members(key: "k", before: before, after: after).rose == rose)
    }

    @Test("what was not counted tells nothing") func unknown() {
        #expect(RedisStageFacts.Members(key: "k", before: nil, after: 1).rose == nil)
        #expect(RedisStageFacts.Members(key: "k", before: 1, after: nil).rose == nil)
    }
}
