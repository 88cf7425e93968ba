import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

@Suite struct RefusalBodyTests {
    private func read(
        _ fields: [(String, String)], _ body: String, status: Int = 403, limit: Int = 100, ends: Bool = false
    ) -> Set<[String]> {
        let head = ResponseHead(
            status: status, reason: "", fields: HeaderFields(fields.map { HeaderField($0.0, $0.1) }))
        var results: Set<[String]> = []
        for pieces in Splits.all(Array(body.utf8)) {
            var reader = RefusalBody(head, limit: limit)
            var text: [UInt8] = []
            for piece in pieces {
                var position = 0
                while let range = reader.next(piece.span, &position) { text += piece[range] }
            }
            if ends { reader.endOfStream() }
            results.insert([String(decoding: text, as: UTF8.self), reader.end.map { "\($0)" } ?? "open"])
        }
        return results
    }

    private let chunked = [("Transfer-Encoding", "chunked")]

    @Test func length() {
        #expect(read([("Content-Length", "5")], "Hello, world") == [["Hello", "complete"]])
        #expect(read([("Content-Length", "5")], "Hel") == [["Hel", "open"]])
        #expect(read([("Content-Length", "5")], "Hel", ends: true) == [["Hel", "cutShort"]])
        #expect(read([("Content-Length", "0")], "x") == [["", "complete"]])
        #expect(read([("Content-Length", "5"), ("Content-Length", "5")], "Hello") == [["Hello", "complete"]])
    }

    @Test("a length that is none: until the end of the stream", arguments: ["-1", "x", "+5", "99999999999999999999"])
    func noLength(_ length: String) {
        #expect(read([("Content-Length", length)], "Hello") == [["Hello", "open"]])
        #expect(read([("Content-Length", length)], "Hello", ends: true) == [["Hello", "complete"]])
    }

    @Test func untilEnd() {
        #expect(read([], "Hello", ends: true) == [["Hello", "complete"]])
        #expect(read([], "Hello", status: 304) == [["", "complete"]])
        #expect(read([], "", ends: true) == [["", "complete"]])
    }

    @Test(
        "chunks",
        arguments: [
            ("5\r\nHello\r\n0\r\n\r\n", "Hello", "complete"),
            ("3;x=y\r\nHel\r\n2 \r\nlo\r\n0\r\nTrailer: x\r\n\r\nmore", "Hello", "complete"),
            ("0\r\n\r\n", "", "complete"), ("A\r\n0123456789\r\n00\r\n\r\n", "0123456789", "complete"),
            ("5\nHello\n0\n\n", "Hello", "complete"),
            ("5\r\nHel", "Hel", "open"), ("5\r\nHello\r\n0\r\n", "Hello", "open"),
            ("x\r\n", "", "malformed"), ("5\r\nHelloX\r\n", "Hello", "malformed"), ("\r\n", "", "malformed"),
            ("-5\r\n", "", "malformed"), ("FFFFFFFFFFFFFFFFF\r\n", "", "malformed"),
        ])
    func chunks(_ body: String, _ text: String, _ end: String) {
        #expect(read(chunked, body) == [[text, end]])
    }

    @Test("not more than the limit is given out") func limit() {
        #expect(read([("Content-Length", "1000000000")], "Hello, world", limit: 5) == [["Hello", "limit"]])
        #expect(read([], "Hello, world", limit: 5) == [["Hello", "limit"]])
        #expect(read(chunked, "C\r\nHello, world", limit: 5) == [["Hello", "limit"]])
        #expect(read(chunked, "5\r\nHello\r\n2\r\n, ", limit: 5) == [["Hello", "limit"]])
        #expect(read([("Content-Length", "5")], "Hello", limit: 5) == [["Hello", "complete"]])
    }
}
