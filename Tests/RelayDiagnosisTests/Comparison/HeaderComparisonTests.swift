import RelayDiagnosis
import RelayEvidence
import Testing

/// Which headers of an answer count as a difference from a good run.
@Suite struct HeaderComparisonTests {
    typealias Fields = [(String, String)]

    private static func differences(_ here: Fields, _ good: Fields) -> [String] {
        func bundle(_ fields: Fields) -> Bundle { Case.healthy.refused(403, "Forbidden", fields) }
        return Comparison(of: bundle(here), with: bundle(good)).differences.map { difference in
            "\(difference.what): \(difference.here ?? "-"), \(difference.good ?? "-")"
        }
    }

    @Test(
        "a header that is there, is not, or says something else",
        arguments: [
            ([("X-Cache", "MISS")], [], ["X-Cache: MISS, -"]), ([], [("Via", "1.1 proxy")], ["Via: -, 1.1 proxy"]),
            ([("x-cluster", "b")], [("X-Cluster", "a")], ["X-Cluster: b, a"]),
            ([("Vary", "a"), ("Vary", "b")], [("Vary", "a")], ["Vary: a, b, a"]), ([("Via", "x")], [("via", "x")], []),
            ([("X-\u{1b}", "a\r")], [], ["X-\\u{1b}: a\\u{d}, -"]),
        ] as [(Fields, Fields, [String])])
    func counts(here: Fields, good: Fields, expected: [String]) { #expect(Self.differences(here, good) == expected) }

    @Test(
        "what is another's each time does not",
        arguments: ["Date", "CF-Ray", "x-request-id", "Content-Length", "Set-Cookie", "Sec-WebSocket-Accept"])
    func changes(name: String) { #expect(Self.differences([(name, "1")], [(name, "2")]) == []) }
}
