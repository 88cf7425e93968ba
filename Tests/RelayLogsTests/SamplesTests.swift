import RelayLogs
import Testing

/// Whole logs, as real servers wrote them.
@Suite struct SamplesTests {
    /// A file, the lines of it that no grammar knows, and what its server calls the four lines of a handshake.
    struct Sample: Sendable {
        let name: String
        let unrecognised: Int
        let words: [LogClass: [String]]
    }

    static let daphne: [LogClass: [String]] = [
        .connecting: ["\"WSCONNECTING "], .accepted: ["\"WSCONNECT "], .rejected: ["\"WSREJECT "],
        .closed: ["\"WSDISCONNECT "],
    ]
    static let escaped: [LogClass: [String]] = [
        .connecting: ["\\\"WSCONNECTING "], .accepted: ["\\\"WSCONNECT "], .rejected: ["\\\"WSREJECT "],
        .closed: ["\\\"WSDISCONNECT "],
    ]
    static let runserver: [LogClass: [String]] = [
        .connecting: ["WebSocket HANDSHAKING "], .accepted: ["WebSocket CONNECT "], .rejected: ["WebSocket REJECT "],
        .closed: ["WebSocket DISCONNECT "],
    ]
    static let uvicorn: [LogClass: [String]] = [
        .accepted: ["\" [accepted]"], .rejected: ["/\" 403"], .closed: ["connection closed"],
    ]
    /// What the document tells its reader to look for.
    static let document: [LogClass: [String]] = [
        .authSuccess: ["WebSocket auth success"], .authFailed: ["WebSocket auth failed"],
        .noToken: ["WebSocket connection attempted without token"],
        .appConnected: [" connected to test-room"], .appDisconnected: [" disconnected from test-room"],
        .csrf: ["Forbidden (CSRF"],
    ]

    static let all = [
        Sample(name: "daphne-v1.log", unrecognised: 0, words: daphne),
        Sample(name: "daphne-fmt-seed.log", unrecognised: 0, words: daphne),
        Sample(name: "docker-compose-daphne.log", unrecognised: 0, words: daphne),
        // Two lines were made for the sample alone: one in colour, one that is no text.
        Sample(name: "journal-daphne-json.log", unrecognised: 2, words: escaped),
        Sample(name: "journal-daphne-short.log", unrecognised: 1, words: daphne),
        Sample(name: "runserver.log", unrecognised: 0, words: runserver),
        Sample(name: "uvicorn-websockets.log", unrecognised: 0, words: uvicorn),
        Sample(name: "nginx-access-combined.log", unrecognised: 0, words: [:]),
        Sample(name: "nginx-error.log", unrecognised: 0, words: [:]),
    ]

    @Test("no line that has a grammar is left over", arguments: all)
    func recognised(sample: Sample) throws {
        let bytes = try Reading.sample(sample.name)
        let reading = Reading(Reading.tally([bytes]))
        #expect(reading.unrecognised == sample.unrecognised, "\(reading.samples)")
        #expect(reading.lines == bytes.count { $0 == 0x0a })
    }

    @Test("the document's lines are counted as grep -c counts them", arguments: all)
    func counted(sample: Sample) throws {
        let bytes = try Reading.sample(sample.name)
        let reading = Reading(Reading.tally([bytes]))
        for (logClass, words) in Self.document.merging(sample.words, uniquingKeysWith: { $1 }) {
            #expect(reading.count(logClass) == Self.grep(bytes, words), "\(logClass.name)")
        }
    }

    @Test("however the stream is cut, the result is the same", arguments: all)
    func random(sample: Sample) throws {
        let bytes = try Reading.sample(sample.name)
        let whole = Reading(Reading.tally([bytes]))
        for size in [1, 2, 7, 64, 1000, 4096] {
            var (pieces, rest) = ([[UInt8]](), bytes[...])
            while !rest.isEmpty {
                pieces.append(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(Reading(Reading.tally(pieces)) == whole, "in pieces of \(size)")
        }
    }

    @Test("a look at every line finds what the quick look finds", arguments: all)
    func thorough(sample: Sample) throws {
        let bytes = try Reading.sample(sample.name)
        let quick = Reading(Reading.tally([bytes]))
        let thorough = Reading(Reading.tally([bytes]) { $0.live = [.access] })
        #expect(quick == thorough)
    }

    /// How many lines hold one of the words.
    static func grep(_ bytes: [UInt8], _ words: [String]) -> Int {
        let words = words.map { Array($0.utf8) }
        return bytes.split(separator: 0x0a).count { line in words.contains { Array(line).contains($0) } }
    }
}
