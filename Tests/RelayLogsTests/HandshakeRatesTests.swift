import RelayLogs
import Testing

@Suite struct HandshakeRatesTests {
    private static func line(_ word: String, _ time: String) -> String {
        "127.0.0.1:1 - - [\(time)] \"WS\(word) /ws/\" - -\n"
    }

    private static func bins(_ lines: [(String, String)], _ count: Int = 60) -> [[Int]] {
        Reading.of(lines.map { line($0.0, $0.1) }.joined()).rates.bins(count).map { [$0.accepted, $0.rejected] }
    }

    @Test("each second has its bin, whatever the order of the lines")
    func seconds() {
        let lines = [
            ("CONNECT", "22/Nov/2026:07:00:15"), ("CONNECT", "22/Nov/2026:07:00:15"),
            ("REJECT", "22/Nov/2026:07:00:17"), ("CONNECT", "22/Nov/2026:07:00:16"), ("REJECT", "22/Nov/2026:07:00:15"),
        ]
        #expect(Self.bins(lines) == [[2, 1], [1, 0], [0, 1]])
        #expect(Self.bins(lines, 2) == [[3, 1], [0, 1]])
        #expect(Self.bins([]) == [])
    }

    @Test("bins widen as the time grows, and lose nothing, also before 1970")
    func wide() {
        let years = ["22/Nov/2026:07:00:15", "01/Jan/1960:00:00:00", "22/Nov/2026:07:00:15", "31/Dec/2030:23:59:59"]
        let bins = Self.bins(years.map { ("CONNECT", $0) }, 10)
        #expect(bins.count <= 10)
        #expect(bins.reduce(0) { $0 + $1[0] } == 4)
        #expect(bins.first == [1, 0] && bins.last == [3, 0])
    }
}
